import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { root } from '#node/root.ts';
import { hostFrom, portFrom, portProblem } from '#server/port.mjs';
import { basePathFrom, siteUrlFrom } from '#site/site-address.mjs';
import { missingPackages } from './install.mjs';
import { nodeProblem, oldestNode } from './node-version.mjs';

describe('nodeProblem', () => {
  test.each(['20.9.0', '20.9.1', '20.10.0', '21.0.0', '24.1.0', '100.0.0'])('%s is new enough', (version) => {
    expect(nodeProblem(version)).toBeNull();
  });
  test.each(['20.8.9', '20.0.0', '18.20.8', '8.17.0', '2.9.9'])('%s is too old, and says both versions', (version) => {
    expect(nodeProblem(version)).toContain(`Node ${version} is too old: map-story needs Node 20.9.0`);
  });
  test('asks for what package.json asks for', () => {
    const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(engines.node).toBe(`>=${oldestNode}`);
  });
  test.each(['start.mjs', 'test.mjs', 'node-version.mjs'])('%s can be read by a Node that is too old', (name) => {
    const source = readFileSync(join(root, 'commands', name), 'utf8');
    expect(source).not.toMatch(/\?\?|\?\.|\bawait\b|from 'node:|catch \{/);
  });
});

describe('missingPackages', () => {
  const wanted = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/next': { version: '16.4.6', integrity: 'sha512-a' },
      'node_modules/yaml': { version: '2.9.1', integrity: 'sha512-b' },
      'node_modules/swc-darwin': { version: '1.0.0', integrity: 'sha512-c', optional: true },
    },
  };
  const { 'node_modules/next': next, 'node_modules/yaml': yaml } = wanted.packages;

  test('everything, when nothing was installed', () => {
    expect(missingPackages(wanted, null)).toEqual(['node_modules/next', 'node_modules/yaml']);
  });
  test('nothing, when all but builds for other systems are there', () => {
    expect(missingPackages(wanted, { packages: { 'node_modules/next': next, 'node_modules/yaml': yaml } })).toEqual([]);
  });
  test('what came with a change of package-lock.json', () => {
    expect(missingPackages(wanted, { packages: { 'node_modules/yaml': yaml } })).toEqual(['node_modules/next']);
  });
  test('another version, and the same version with other content', () => {
    const installed = {
      packages: {
        'node_modules/next': { version: '16.4.5', integrity: 'sha512-a' },
        'node_modules/yaml': { version: '2.9.1', integrity: 'sha512-x' },
        'node_modules/swc-darwin': { version: '0.9.0', integrity: 'sha512-c', optional: true },
      },
    };
    expect(missingPackages(wanted, installed)).toEqual(['node_modules/next', 'node_modules/yaml', 'node_modules/swc-darwin']);
  });
});

test('package-lock.json names the builds for every system, without which `npm ci` fails', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>;
  };
  const absent = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`]),
  );
  expect(absent).toEqual([]);
});

describe('portFrom', () => {
  test('is 3000 when PORT is not set or empty', () => {
    expect([portFrom(undefined), portFrom(''), portFrom(' ')]).toEqual([3000, 3000, 3000]);
  });
  test('takes any port', () => {
    expect([portFrom('1'), portFrom('8080'), portFrom('65535')]).toEqual([1, 8080, 65535]);
  });
  test.each(['0', '65536', '-1', '3000.5', '3e3', 'http', '0x10'])('says what is wrong with %s', (value) => {
    expect(() => portFrom(value)).toThrow(`Unexpected PORT "${value}", expected a whole number from 1 to 65535`);
  });
});

describe('hostFrom', () => {
  test('is the loopback when HOST is not set or empty', () => {
    expect([hostFrom(undefined), hostFrom(' ')]).toEqual(['127.0.0.1', '127.0.0.1']);
  });
  test('takes an address or a name', () => {
    for (const host of ['0.0.0.0', '::', '::1', '192.168.1.5', 'maps.local']) expect(hostFrom(host)).toBe(host);
  });
  test.each(['http://localhost', 'a b', '8080', '0.0.0.0/0'])('says what is wrong with %s', (value) => {
    expect(() => hostFrom(value)).toThrow(`Unexpected HOST "${value}", expected an address`);
  });
});

describe('portProblem', () => {
  const servers: Server[] = [];
  const occupy = (host?: string) =>
    new Promise<number>((resolve) => {
      const server = createServer();
      servers.push(server);
      server.listen({ port: 0, ...(host ? { host } : {}) }, () => resolve((server.address() as { port: number }).port));
    });
  afterEach(() => Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve)))));

  test.each([undefined, '127.0.0.1'])('says that a port is taken (on %s), and which to use', async (host) => {
    const port = await occupy(host);
    const problem = await portProblem(port);
    expect(problem).toContain(`Port ${port} is taken`);
    const other = Number(/PORT=(\d+) npm start/.exec(problem ?? '')?.[1]);
    expect(other).toBeGreaterThan(port);
    expect(await portProblem(other)).toBeNull();
  });
  test('finds nothing wrong with a free one', async () => {
    const port = await occupy();
    await new Promise((resolve) => servers.pop()?.close(resolve));
    expect(await portProblem(port)).toBeNull();
  });
});

describe('basePathFrom', () => {
  test.each([
    [undefined, ''],
    ['', ''],
    ['/', ''],
    ['/stories', '/stories'],
    ['/a/b.c/', '/a/b.c'],
  ])('%s → "%s"', (value, path) => {
    expect(basePathFrom(value)).toBe(path);
  });
  test.each(['stories', 'https://a.example/b', '/a//b', '/a/../b', '/a b', '/a?b'])('rejects %s', (value) => {
    expect(() => basePathFrom(value)).toThrow(`Unexpected BASE_PATH "${value}"`);
  });
});

describe('siteUrlFrom', () => {
  test('is an origin', () => {
    expect(siteUrlFrom('https://maps.example/')).toBe('https://maps.example');
    expect(siteUrlFrom('http://localhost:8080')).toBe('http://localhost:8080');
    expect(siteUrlFrom(undefined)).toBe('http://localhost:3000');
  });
  test.each(['maps.example', 'ftp://maps.example', 'https://maps.example/stories', 'https://maps.example/?a', 'https://me@maps.example'])(
    'rejects %s',
    (value) => {
      expect(() => siteUrlFrom(value)).toThrow(`Unexpected SITE_URL "${value}"`);
    },
  );
});
