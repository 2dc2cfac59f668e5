/** The mark the server sent this page with: only styles that bear it are taken. */
export function styleMark(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
