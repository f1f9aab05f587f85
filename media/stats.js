// The script of the Stats view: puts rows into the table. All of a row is text and stays text.
/* global acquireVsCodeApi, document, window */
(() => {
  const vscode = acquireVsCodeApi();
  const message = document.getElementById('message');
  const table = document.getElementById('table');
  const body = document.getElementById('rows');
  /** Rows by id, so that a row that stays is only written anew. */
  const known = new Map();

  window.addEventListener('message', ({ data }) => {
    message.textContent = data.message;
    message.hidden = data.message === '';
    table.hidden = data.rows.length === 0;
    const ids = new Set(data.rows.map((row) => row.id));
    for (const [id, row] of known) {
      if (ids.has(id)) continue;
      row.element.remove();
      known.delete(id);
    }
    data.rows.forEach((row, at) => {
      const shown = known.get(row.id) ?? create(row.id);
      write(shown, row);
      if (body.children[at] !== shown.element) body.insertBefore(shown.element, body.children[at] ?? null);
    });
  });
  vscode.postMessage('ready');

  function create(id) {
    const element = document.createElement('tr');
    const name = document.createElement('th');
    name.scope = 'row';
    element.append(name);
    const cells = { name };
    for (const key of ['cpu', 'cpuLine', 'memory', 'memoryLine', 'network', 'disk', 'processes']) {
      const cell = document.createElement('td');
      cells[key] = key.endsWith('Line') ? chart(cell, key) : cell;
      element.append(cell);
    }
    known.set(id, { element, cells });
    return known.get(id);
  }

  function chart(cell, key) {
    const space = 'http://www.w3.org/2000/svg';
    const picture = document.createElementNS(space, 'svg');
    picture.setAttribute('viewBox', '0 0 100 20');
    picture.setAttribute('preserveAspectRatio', 'none');
    // The number beside it says the same.
    picture.setAttribute('aria-hidden', 'true');
    picture.setAttribute('class', key);
    const line = document.createElementNS(space, 'polyline');
    picture.append(line);
    cell.append(picture);
    return line;
  }

  function write({ element, cells }, row) {
    element.className = row.kind;
    for (const key of ['name', 'cpu', 'memory', 'network', 'disk', 'processes']) {
      if (cells[key].textContent !== row[key]) cells[key].textContent = row[key];
    }
    cells.cpuLine.setAttribute('points', row.cpuLine);
    cells.memoryLine.setAttribute('points', row.memoryLine);
  }
})();
