/** What is wrong with the options, of an error of `parseArgs`; `undefined` for any other. */
export function optionTrouble(error: unknown): string | undefined {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return undefined;
  if (!error.code.startsWith('ERR_PARSE_ARGS')) return undefined;
  const [, named = ''] = /'([^']*)'/.exec(error.message) ?? [];
  const option = named.replace(/ <value>$/, '').replace(/^-\w, /, '');
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `There is no option ${option} here.`;
  if (error.code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return `"${named}" is more than this takes.`;
  if (error.message.includes('does not take')) return `${option} takes no value.`;
  return `${option} needs a value: give one after it, or ${option}=VALUE when it begins with a hyphen.`;
}
