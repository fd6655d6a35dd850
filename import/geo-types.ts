/** What `type` can be in GeoJSON (RFC 7946, 1.4). */
export const geoTypes = [
  'FeatureCollection',
  'Feature',
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
];
