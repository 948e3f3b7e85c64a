// A driver for spec/trace.md: a sorted array of 64-bit keys and values (BigInt). Level L1, without refusals.
// Run: ./bps conform -- node model/drivers/ordered_map.js
'use strict';
const readline = require('readline');

let head = [];
let views = new Map();
let cursors = new Map();

/** The place of the first element that is not below the key. */
function lower(map, key) {
  let low = 0;
  let high = map.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (map[middle][0] < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

const present = (map, key, at) => at < map.length && map[at][0] === key;
const text = (element) => (element ? `${element[0]}=${element[1]}` : 'none');
const all = (elements) => (elements.length ? elements.map(text).join(' ') : 'none');

function insert(key, value, more) {
  const at = lower(head, key);
  const old = present(head, key, at) ? head[at][1] : undefined;
  // Elements are never changed, so that a view can share them.
  head.splice(at, old === undefined ? 0 : 1, [key, value]);
  if (more === 'offset') return (old === undefined ? 'inserted' : `replaced ${old}`) + ` at ${at}`;
  if (old !== undefined) return `replaced ${old}`;
  return more === 'successor' ? `inserted before ${text(head[at + 1])}` : 'inserted';
}

function remove(key, more, value) {
  const at = lower(head, key);
  if (!present(head, key, at)) return 'absent';
  const old = head[at][1];
  if (more === 'if' && old !== value) return `different ${old}`;
  head.splice(at, 1);
  return `deleted ${old}` + (more === 'offset' ? ` at ${at}` : '');
}

function build(words) {
  const pairs = words.map((word) => word.split('=').map(BigInt));
  if (head.length) return 'invalid';
  for (let i = 1; i < pairs.length; i++) if (pairs[i - 1][0] >= pairs[i][0]) return 'rejected';
  head.push(...pairs);
  return 'built';
}

function read(op, map, numbers) {
  const key = numbers[0] ?? 0n;
  const at = lower(map, key);
  const exact = present(map, key, at);
  switch (op) {
    case 'find': return exact ? `${map[at][1]}` : 'absent';
    case 'lower': return (exact ? 'exact ' : '') + text(map[at]);
    case 'upper': return (exact ? 'exact ' : '') + text(map[exact ? at + 1 : at]);
    case 'rank': return `${at}`;
    case 'at': return text(key < 0n || key >= BigInt(map.length) ? undefined : map[Number(key)]);
    case 'random': return map.length ? text(map[Number(BigInt.asUintN(64, key) % BigInt(map.length))]) : 'none';
    case 'first': return text(map[0]);
    case 'last': return text(map[map.length - 1]);
    case 'size': return `${map.length}`;
    case 'scan': return all(map);
    case 'scan-back': return all([...map].reverse());
    default: return `error there is no operation ${op}`;
  }
}

/** Where a cursor stands now: on its element or, if that is gone, on the next; map.length if nowhere. */
function place(cursor) {
  const at = cursor.key === undefined ? cursor.map.length : lower(cursor.map, cursor.key);
  cursor.key = at < cursor.map.length ? cursor.map[at][0] : undefined;
  return at;
}

function stand(name, cursor, at) {
  cursor.key = at >= 0 && at < cursor.map.length ? cursor.map[at][0] : undefined;
  cursors.set(name, cursor);
  return cursor.key === undefined ? 'none' : text(cursor.map[at]);
}

function cursor(op, name, words, view, map) {
  const numbers = words.filter((word) => /^-?\d+$/.test(word)).map(BigInt);
  if (op === 'insert') {
    const result = insert(numbers[0], numbers[1]);
    stand(name, { map: head, view: '' }, lower(head, numbers[0]));
    return result;
  }
  if (['get', 'next', 'previous', 'equal'].includes(op)) {
    const one = cursors.get(name);
    const other = op === 'equal' ? cursors.get(words[0]) : one;
    if (!one || !other) return 'invalid';
    const at = place(one);
    const end = one.map.length;
    if (op === 'get') return text(one.map[at]);
    if (op === 'next') return stand(name, one, at === end ? 0 : at + 1);
    if (op === 'previous') return stand(name, one, at === end ? end - 1 : at - 1);
    place(other);
    return one.key === other.key && (one.key === undefined || one.view === other.view) ? 'yes' : 'no';
  }
  if (!map) return 'invalid';
  const at = numbers.length ? lower(map, numbers[0]) : 0;
  const exact = numbers.length > 0 && present(map, numbers[0], at);
  const fresh = { map, view };
  switch (op) {
    case 'find': return stand(name, fresh, exact ? at : -1);
    case 'lower': return stand(name, fresh, at);
    case 'upper': return stand(name, fresh, exact ? at + 1 : at);
    case 'at': return stand(name, fresh, numbers[0] < BigInt(map.length) ? Number(numbers[0]) : -1);
    case 'first': return stand(name, fresh, 0);
    case 'last': return stand(name, fresh, map.length - 1);
    default: return `error there is no operation cursor ${op}`;
  }
}

function viewStep(op, name) {
  if (op === 'open') {
    if (views.has(name)) return 'invalid';
    views.set(name, [...head]);
    return 'ok';
  }
  if (!views.delete(name)) return 'invalid';
  for (const [key, one] of cursors) if (one.view === name) cursors.delete(key);
  return 'ok';
}

function answer(line) {
  let words = line.split(' ');
  const op = words.shift();
  const in_ = words.indexOf('in');
  const view = in_ < 0 ? '' : words[in_ + 1];
  const map = in_ < 0 ? head : views.get(view);
  if (in_ >= 0) words = words.slice(0, in_);
  switch (op) {
    case 'hello':
      return 'hello 1 L1 backward delete-if successor offsets build views cursors stable-cursors';
    case 'tree':
      head = [];
      views = new Map();
      cursors = new Map();
      return 'ok';
    case 'insert': case 'insert-successor': case 'insert-offset':
      return insert(BigInt(words[0]), BigInt(words[1]), op.split('-')[1]);
    case 'delete': case 'delete-offset': case 'delete-if':
      return remove(BigInt(words[0]), op.split('-')[1], words[1] && BigInt(words[1]));
    case 'build': return build(words);
    case 'view': return viewStep(words[0], words[1]);
    case 'cursor': return cursor(words[0], words[1], words.slice(2), view, map);
    case 'bye': return 'bye';
    default: return map ? read(op, map, words.map(BigInt)) : 'invalid';
  }
}

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  process.stdout.write(answer(line) + '\n');
  if (line === 'bye') process.exit(0);
});
