/** Whether a value that goes by a name is a password, token or key, rather than what tells of one. */
export function looksSecret(name: string, value: string): boolean {
  return privateKey.test(value) || (secretName.test(name) && isLiteral(value));
}

const privateKey = /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/;

/** Not what only tells of a secret: where its file is, what it is called, how long it has to be. */
const secretName =
  /(?:^|[_.-]|[a-z](?=[A-Z]))(?:password|passwd|passphrase|pwd|secret|token|api_?key|access_?key|private_?key|credentials?)$/i;

/** Not what is put in later, nor a switch or a place. */
function isLiteral(text: string): boolean {
  return text !== '' && !/^(?:true|false|yes|no|none|\d)$/i.test(text) && !/^\$|^\/|^<.*>$/.test(text);
}
