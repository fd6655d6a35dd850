import 'maplibre-gl/dist/maplibre-gl.css';
import { setWorkerUrl } from 'maplibre-gl';
import { type ReactNode, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { type MapRef, Map as MapView, type StyleSpecification } from 'react-map-gl/maplibre';
import { Scrollama, Step } from 'react-scrollama';
import { type PeerStory, wideFrom } from './peer-page.ts';

declare global {
  interface Window {
    peerMap?: unknown;
    peerReady?: boolean;
  }
}

/** Put here by the bundler. */
declare const peerStory: PeerStory;

function Story({ steps, cameras, style }: PeerStory): ReactNode {
  const map = useRef<MapRef>(null);
  const views = innerWidth >= wideFrom ? cameras.wide : cameras.narrow;
  const [first] = views;
  return (
    <>
      <div id="map">
        <MapView
          ref={map}
          initialViewState={first ? { longitude: first.center[0], latitude: first.center[1], ...first } : {}}
          mapStyle={style as StyleSpecification}
          interactive={false}
          onLoad={({ target }) => {
            window.peerMap = target;
            window.peerReady = true;
          }}
        />
      </div>
      <main id="story">
        <Scrollama
          offset={0.5}
          onStepEnter={({ data }: { data: number }) => {
            const view = views[data];
            if (view) map.current?.flyTo({ ...view, center: [...view.center] });
          }}
        >
          {steps.map((html, index) => (
            <Step data={index} key={index}>
              {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made from our own files */}
              <section className="step" dangerouslySetInnerHTML={{ __html: html }} />
            </Step>
          ))}
        </Scrollama>
      </main>
    </>
  );
}

setWorkerUrl(new URL('maplibre-gl-worker.mjs', document.baseURI).href);
const container = document.querySelector('#root');
if (container) createRoot(container).render(<Story {...peerStory} />);
