import { makePath } from '#geo/path.ts';
import { flight } from '#geo/flight.ts';
import r from '/work/shared/railway-stations.json' with { type: 'json' };
const c = r.slice(0,134).map((s:any)=>[s.lon,s.lat] as const);
for (const curved of [true,false]) { const t=performance.now(); const p = makePath(c,{curved}); console.log(curved, p.points.length, p.km, (performance.now()-t).toFixed(1)); }
const desk = { width: 1440, height: 900, free: { top: 80, right: 40, bottom: 234, left: 600 } };
const f = flight({center:[131.87,43.11],zoom:6,bearing:0,pitch:0},{center:[36.18,51.73],zoom:7,bearing:0,pitch:0},desk);
console.log(f.length, f.at(.5)); const t=performance.now(); for(let i=0;i<1e5;i++) f.at((i+.5)/1e5); console.log((performance.now()-t)/1e5*1000,'us/at');
