import { expect, test } from 'vitest';
import { auditOf } from './audit.ts';

const flaw = (severity: string) => ({
  severity,
  range: '<1.2.3',
  via: [{ title: 'Runs what it reads', url: 'https://github.com/advisories/1' }, 'other'],
});

test('high and critical flaws are problems, lesser ones notes', () => {
  const report = { vulnerabilities: { a: flaw('critical'), b: flaw('high'), c: flaw('moderate'), d: flaw('low') }, metadata: {} };
  const { problems, notes, notRun } = auditOf(JSON.stringify(report));
  expect(problems).toEqual([
    'critical: a <1.2.3: Runs what it reads https://github.com/advisories/1, other',
    'high: b <1.2.3: Runs what it reads https://github.com/advisories/1, other',
  ]);
  expect(notes).toHaveLength(2);
  expect(notRun).toBeNull();
});

test('none is none', () => expect(auditOf('{"vulnerabilities":{}}')).toEqual({ problems: [], notes: [], notRun: null }));

test.each([
  ['', 'npm gave no report'],
  ['garbage', 'npm gave no report'],
  ['{"message":"405 Method Not Allowed","error":{"summary":""}}', '405 Method Not Allowed'],
  ['npm warn audit\n{"error":{"code":"ENOTFOUND","summary":"no way to the registry"}}', 'no way to the registry'],
])('a registry that does not answer is no flaw of a package: %j', (output, why) =>
  expect(auditOf(output)).toEqual({ problems: [], notes: [], notRun: why }),
);
