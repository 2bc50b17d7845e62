import { it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { Attacked } from '../attacked.js';
const folder = temporaryFolder();
it('x', async () => {
  const attacked = await Attacked.start(folder());
  const times = (text: (n: number) => string, how = 5000) => Array.from({ length: how }, (_, n) => text(n)).join(' ');
  const docs: [string, string, any][] = [
    ['honest', '{ viewer { kind } cafes(first: 5) { edges { node { name } } } }', {}],
    ['aliases', `{ ${times((n) => `a${n}: __typename`)} }`, {}],
    ['big', `{ ${times((n) => `a${n}: cafes(first: 200) { edges { cursor } }`)} }`, {}],
    ['op', times((n) => `query Q${n} { a${n}: __typename }`), {}],
    ['commas', ','.repeat(200000), {}],
    ['parse error late', `{ ${times((n)=>`a`, 3900)} "`, {}],
    ['990 cafes', `{ ${times(() => 'cafes { __typename }', 990)} }`, {}],
    ['990 typename', `{ ${times(() => '__typename', 999)} }`, {}],
    ['990 wrong fields', `{ ${times((n) => 'x'+n, 999)} }`, {}],
    ['400 vars', `query (${times((n) => `$v${n}: Int`,400)}) { __typename }`, {}],
    ['overlap', `{ ${times(() => 'cafes { edges { node { id name } } }', 160)} }`, {}],
    ['wrong args', `{ ${times((n) => `cafes(x${n}: 1) { __typename }`, 300)} }`, {}],
    ['varlist wrong', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array.from({ length: 10000 }, () => ({})) }],
    ['varlist ok', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array.from({ length: 10000 }, () => 'x') }],
    ['vars many wrong', '{ nothing }', Object.fromEntries(Array.from({ length: 15000 }, (_, n) => [`v${n}`, n]))],
    ['100 recorded', `{ ${times((n) => `a${n}: recorded(token: "WyJyZWNvcmRlZCIsIjEiXQ")`,100)} }`, {}],
    ['13 asOf', `{ ${times((n) => `a${n}: asOf(index: 0) { history { index } }`,13)} }`, {}],
    ['introspect', '{ __schema { types { name fields { name args { name } type { name ofType { name } } } } } }', {}],
    ['frag pairs', `{ ${times((n) => `...F${n}`, 60)} } ${times((n) => `fragment F${n} on Query { ${times((m)=>`cafes { edges { cursor } }`,4)} }`, 60)}`, {}],
  ];
  for (const [name, doc, vars] of docs) {
    const ms: number[] = []; let last: any;
    for (let i = 0; i < 12; i++) { const t = performance.now(); last = await attacked.ask('coordinator/0183/mal', doc, vars); ms.push(performance.now() - t); }
    ms.sort((a, b) => a - b);
    process.stdout.write(`${name}: ${ms[6]!.toFixed(1)}ms min ${ms[0]!.toFixed(1)} bytes ${doc.length} -> ${last.status} ${last.code} out ${last.text.length}\n`);
  }
  await attacked.close();
});
