export const echoText = (text: string): string => `${text}, from #test/server/jobs/echoText.ts`;
