// The script of pages whose words have pictures that are compared.
import { comparisons } from './comparisons.ts';

comparisons(document);
