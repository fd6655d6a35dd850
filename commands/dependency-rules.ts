/** The lint rules that keep the arrows between rooms; arrows.test.ts plants what each must see. */
export const dependencyRules: readonly string[] = [
  'style/noRestrictedImports',
  'suspicious/noImportCycles',
  'performance/noBarrelFile',
  'performance/noReExportAll',
];
