const status = document.querySelector('#status');
const rows = document.querySelector('#products');

async function ask(path, options) {
  const answer = await fetch(path, options);
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.detail ?? `${path} answered ${answer.status}.`);
  return body;
}

async function order(product) {
  const { id, quote } = await ask('/api/orders', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify([{ sku: product.sku, quantity: 1 }]),
  });
  status.textContent = `Ordered ${product.name} for ${quote.total.toFixed(2)} ${quote.currency}: order ${id}.`;
}

function row(product) {
  const line = document.createElement('tr');
  const button = document.createElement('button');
  button.textContent = 'Order';
  button.addEventListener('click', () => order(product).catch(report));
  for (const content of [product.name, `${product.price.toFixed(2)} ${product.currency}`, button]) {
    const cell = document.createElement('td');
    cell.append(content);
    line.append(cell);
  }
  return line;
}

function report(error) {
  status.textContent = error.message;
}

try {
  const products = await ask('/api/products');
  rows.replaceChildren(...products.map(row));
  rows.closest('table').hidden = false;
  status.textContent = `${products.length} products.`;
} catch (error) {
  report(error);
}
