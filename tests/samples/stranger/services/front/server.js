const http = require('http');
const { format } = require('./price');

http.createServer((request, response) => {
  if (request.url === '/health') return response.end('ok');
  if (request.url === '/about') return response.end(`${process.env.LEVEL} ${process.env.REGION} ${process.env.DEVELOPMENT}`);
  http.get('http://prices' + request.url, answer => {
    let body = '';
    answer.on('data', part => body += part);
    answer.on('end', () => response.end(format(body)));
  }).on('error', error => {
    response.statusCode = 502;
    response.end(String(error));
  });
}).listen(8080);
