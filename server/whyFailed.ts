/** What the codes of the system and of its network say. */
const CODES: readonly (readonly [RegExp, string])[] = [
  [/^ECONNREFUSED$/, 'nothing answers there: check host and port'],
  [/^ENOTFOUND$/, 'there is no host of this name'],
  [/^EAI_AGAIN$/, 'the name of the host could not be looked up'],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, 'the connection was broken off'],
  [/^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT)$/, 'it did not answer in time'],
  [/^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/, 'it cannot be reached from this machine'],
  [/^(EPROTO|ERR_SSL_.*)$/, 'no https is spoken there: check the port, or whether the address begins with http://'],
  [/^HPE_/, 'no http is spoken there: check the port, or whether the address begins with https://'],
  [
    /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_CERT)/,
    'its certificate is out of date, of another name, or signed by nobody this machine trusts',
  ],
  [/^ENOENT$/, 'there is no such file or folder'],
  [/^(ENOTDIR|EEXIST)$/, 'a file stands where a folder should be'],
  [/^EISDIR$/, 'it is a folder'],
  [/^(EACCES|EPERM)$/, 'whoever runs this may not'],
  [/^EROFS$/, 'its disk cannot be written to'],
  [/^(ENOSPC|EDQUOT)$/, 'its disk is full'],
];

/**
 * Why a file or another machine could not be had, in a few words without a stop; `undefined` when the error is not the
 * system's. The cause counts where the error itself names none, as that of `fetch`.
 */
export function whyFailed(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'TimeoutError') return 'it did not answer in time';
  const code = 'code' in error ? error.code : undefined;
  const known = typeof code === 'string' ? CODES.find(([form]) => form.test(code)) : undefined;
  return known?.[1] ?? whyFailed(error.cause);
}
