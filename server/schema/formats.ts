/** Whether text is base64 with its padding, on one line or several (encoding/base64, `StdEncoding`). */
export function isBase64(text: string): boolean {
  const digits = text.replace(/[\r\n]/g, '');
  return digits.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(digits);
}

export function encodeBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

/** The bytes that base64 stands for, one character each; nothing where it is none. */
export function decodeBase64(text: string): string | undefined {
  return isBase64(text) ? atob(text.replace(/[\r\n]/g, '')) : undefined;
}

/** Whether text is a date with a time and a zone (RFC 3339, as time.Parse of Go reads it). */
export function isDateTime(text: string): boolean {
  const parts =
    /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:[.,]\d+)?(?:Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/.exec(
      text,
    );
  const day = parts?.[1];
  if (day === undefined) return false;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
