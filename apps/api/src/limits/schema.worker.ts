import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { buildSchema, executeSync, parse } from 'graphql';
import type { SchemaAnswer, SchemaWork } from './schema-thread.js';

// Everybody else goes first. On Linux a thread has a priority of its own (setpriority(2), under Notes); elsewhere it would be the whole process's.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

// It has been found valid by who asks, as have the documents.
const schema = buildSchema(workerData as string, { assumeValid: true, assumeValidSDL: true });

function answerTo({ text, operationName, variables, mostBytes }: SchemaWork): SchemaAnswer {
  const { data, errors } = executeSync({ schema, document: parse(text), operationName, variableValues: variables });
  if (errors?.[0]) return { mistake: errors[0].message };
  const json = JSON.stringify(data);
  return Buffer.byteLength(json) > mostBytes ? 'too long' : { json };
}

parentPort?.on('message', (work: SchemaWork) => parentPort?.postMessage(answerTo(work)));
