/** `npm run bench`: what the production build weighs and how fast it is, as one JSON object on stdout. */
import { build, distOf } from '../browser/build.ts';
import { bundleBytes } from './bundles.ts';
import { speed } from './speed.ts';

build('chrome', 'firefox');
const report = {
  at: new Date().toISOString(),
  node: process.version,
  bytes: { chrome: bundleBytes(distOf('chrome')), firefox: bundleBytes(distOf('firefox')) },
  milliseconds: await speed(),
};
console.log(JSON.stringify(report, null, 2));
