import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeCases } from '#file-format/fixtures/golden-cases.ts';
import type { LintCode } from './codes.ts';
import { translationLinter } from './linter.ts';

const codes: readonly LintCode[] = ['other-figures', 'other-links', 'other-parts', 'other-references', 'other-sources', 'untranslated'];

describeCases(join(dirname(fileURLToPath(import.meta.url)), 'cases'), { codes, lint: translationLinter });
