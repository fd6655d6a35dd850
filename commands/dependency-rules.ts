/** The lint rules that keep dependencies between rooms as the table of rooms has them; dependency-rules.test.ts plants what each must see. */
export const dependencyRules: readonly string[] = [
  'style/noRestrictedImports',
  'suspicious/noImportCycles',
  'performance/noBarrelFile',
  'performance/noReExportAll',
];
