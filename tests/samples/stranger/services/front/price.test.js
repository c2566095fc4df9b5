const assert = require('node:assert');
const test = require('node:test');
const { format } = require('./price');

test('a price has two digits', () => assert.equal(format(6), 'EUR 6.00'));
test('a price is rounded', () => assert.equal(format(1.239), 'EUR 1.24'));
test('nothing costs nothing', () => assert.equal(format(0), 'EUR 0.00'));
