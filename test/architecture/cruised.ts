import { cruise, type IViolation } from 'dependency-cruiser';
import { rules } from './rules.ts';

/** What the rules find in a tree: how many modules were read, and each import that breaks a rule. */
export async function cruised(folder: string, parts: string[]): Promise<{ modules: number; violations: IViolation[] }> {
  const { output } = await cruise(
    parts,
    {
      baseDir: folder,
      ruleSet: { forbidden: rules.map((rule) => ({ ...rule, severity: 'error' as const })) },
      validate: true,
      doNotFollow: { path: 'node_modules' },
      tsPreCompilationDeps: true,
      preserveSymlinks: true,
      enhancedResolveOptions: {
        exportsFields: ['exports'],
        conditionNames: ['import', 'require', 'node', 'default', 'types'],
        extensions: ['.ts', '.tsx', '.mjs', '.js', '.css'],
      },
    },
    {},
  );
  if (typeof output === 'string') throw new Error(output);
  return {
    modules: output.modules.filter((module) => !module.source.includes('node_modules')).length,
    violations: output.summary.violations,
  };
}
