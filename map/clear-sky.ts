import type { Map as MapLibreMap } from 'maplibre-gl';

type DrawFunctions = MapLibreMap['painter']['drawFunctions'];

/**
 * Lets MapLibre draw no sky and no atmosphere that nobody sees. In each frame it lays a sky over the whole canvas, a transparent one where the style has none, with
 * a program of its own; and it compiles one for an atmosphere that it then leaves out. MapLibre has no option for it; the story draws its own atmosphere.
 *
 * To be called when a map is made; a painter that comes after a lost context is seen to. Does nothing to a map that is made otherwise than MapLibre 6.17's.
 */
export function leaveOutClearSky(map: MapLibreMap): void {
  let replaced: DrawFunctions | null = null;
  const replace = (): void => {
    const { painter } = map;
    // After restarted workers the painter is the one that it was.
    if (!painter?.drawFunctions?.sky || !painter.drawFunctions.atmosphere || painter.drawFunctions === replaced) return;
    // MapLibre's own are an object that all maps share.
    replaced = visibleOnly(painter.drawFunctions);
    painter.drawFunctions = replaced;
  };
  replace();
  map.on('webglcontextrestored', replace);
}

function visibleOnly(own: DrawFunctions): DrawFunctions {
  return {
    ...own,
    sky(mesh, frame) {
      const { sky } = frame.data;
      if (!sky || sky['sky-color'].a > 0 || sky['horizon-color'].a > 0) own.sky(mesh, frame);
    },
    atmosphere(mesh, frame) {
      if (frame.data.sky?.['atmosphere-blend'] !== 0) own.atmosphere(mesh, frame);
    },
  };
}
