import { fileURLToPath } from 'node:url';
import { assetOriginFrom, basePathFrom, siteUrlFrom } from './site/site-address.mjs';

const basePath = basePathFrom(process.env.BASE_PATH);

/** @type {import('next').NextConfig} */
const config = {
  output: 'export',
  // Where an export goes: Next takes it for that, and keeps what it works with in .next.
  ...(process.env.SITE_OUT ? { distDir: process.env.SITE_OUT } : {}),
  trailingSlash: true, // out/oslo/en/index.html: any file server finds it
  basePath,
  reactStrictMode: true,
  staticPageGenerationTimeout: 300, // s; on a busy machine a long story's page takes more than Next's 60
  images: { unoptimized: true }, // there is no server to resize them
  // What the page's own code reads; Next puts the values in when it builds.
  env: {
    NEXT_PUBLIC_BASE_PATH: basePath,
    NEXT_PUBLIC_SITE_URL: siteUrlFrom(process.env.SITE_URL),
    NEXT_PUBLIC_ASSETS: `${assetOriginFrom(process.env.ASSET_ORIGIN)}${basePath}`,
  },
  // Types are checked by `npm test`, once, for the whole repository. TypeScript 7 has no JavaScript API: Next must call its command.
  typescript: { ignoreBuildErrors: true },
  // There is a root layout for each language, so none that a missing page could stand in.
  experimental: {
    useTypeScriptCli: true,
    globalNotFound: true,
    // Each worker takes some 500 MB, and there would be one for each processor: with one, a build stays under 2 GB on any machine (docs/decisions/0015-many-stories.md).
    cpus: 1,
    // A page waits for nothing: more at once would only be more in memory.
    staticGenerationMaxConcurrency: 2,
  },
  // Without this, a package-lock.json in a folder above would make that folder the project.
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
};

export default config;
