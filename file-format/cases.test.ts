import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codes } from './codes.ts';
import { describeCases } from './fixtures/golden-cases.ts';

describeCases(join(dirname(fileURLToPath(import.meta.url)), 'cases'), { codes: Object.keys(codes) });
