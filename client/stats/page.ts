/**
 * The page of the Stats view: a frame that its script fills. Nothing is loaded but the two files named here, and
 * nothing of a container's is ever HTML.
 */

export type PageParts = {
  /** Addresses as the webview knows them. */
  readonly script: string;
  readonly style: string;
  /** The webview's own source, for styles. */
  readonly source: string;
  /** Made anew for each page. */
  readonly nonce: string;
};

export function pageOf({ script, style, source, nonce }: PageParts): string {
  const policy = `default-src 'none'; style-src ${source}; script-src 'nonce-${nonce}'`;
  const heads = [
    'Name',
    'CPU',
    'CPU over time',
    'Memory',
    'Memory over time',
    'Network',
    'Disk',
    'Processes',
  ];
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="${style}">
<title>Stats</title>
</head>
<body>
<p id="message" role="status"></p>
<table id="table" hidden>
<caption>What running containers use, asked for every two seconds</caption>
<thead><tr>${heads.map((it) => `<th scope="col">${it}</th>`).join('')}</tr></thead>
<tbody id="rows"></tbody>
</table>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
