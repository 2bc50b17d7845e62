import type { handleUnaryCall, ServerErrorResponse } from '@grpc/grpc-js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import type { ClusterInfo, MemberInfo } from '@eventstore/db-client/generated/gossip_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type { Empty } from '@eventstore/db-client/generated/shared_pb.js';
import type { Member, Serving } from '../serving.js';
import * as errors from './errors.js';
import { uuidMessage } from './identifiers.js';

/** ServerFeatures: what this server can do. Anybody may ask. */
export const supportedMethods = (serving: Serving): handleUnaryCall<Empty, SupportedMethods> =>
  question(serving, 'serverFeatures', () => {
    const supported = new features.SupportedMethods();
    supported.setEventStoreServerVersion(serving.version.told);
    supported.setMethodsList(METHODS.map(methodOf));
    return supported;
  });

/** Gossip: who is in the cluster, and who leads it. Anybody may ask. */
export const clusterInfo = (serving: Serving): handleUnaryCall<Empty, ClusterInfo> =>
  question(serving, 'gossip', () => {
    const cluster = new gossip.ClusterInfo();
    cluster.setMembersList(serving.members().map(memberOf));
    return cluster;
  });

function question<Response>(
  serving: Serving,
  kind: 'serverFeatures' | 'gossip',
  answer: () => Response,
): handleUnaryCall<Empty, Response> {
  return (call, respond) => {
    const fault = serving.arrived(kind);
    if (fault?.kind === 'silence') return;
    if (fault?.kind === 'reset') {
      serving.reset(call.getPeer());
      return;
    }
    if (fault?.kind === 'unavailable') {
      respond(errors.unavailable());
      return;
    }
    if (fault?.kind === 'notLeader') {
      respond(errors.notLeader(serving.leader()));
      return;
    }
    try {
      serving.rightsOf(call.metadata);
      respond(null, answer());
    } catch (error) {
      respond(error as ServerErrorResponse);
    }
  };
}

/** Names in lower case (ServerFeatures.cs); the features are those of 24.6. */
const METHODS: readonly (readonly [service: string, method: string, features: readonly string[]])[] = [
  ['event_store.client.streams.streams', 'read', ['position', 'events']],
  ['event_store.client.streams.streams', 'append', []],
  ['event_store.client.streams.streams', 'delete', []],
  ['event_store.client.streams.streams', 'tombstone', []],
  ['event_store.client.streams.streams', 'batchappend', ['deadline_duration']],
  ['event_store.client.gossip.gossip', 'read', []],
  ['event_store.client.server_features.serverfeatures', 'getsupportedmethods', []],
];

function methodOf([service, name, supported]: (typeof METHODS)[number]): InstanceType<typeof features.SupportedMethod> {
  const method = new features.SupportedMethod();
  method.setServiceName(service);
  method.setMethodName(name);
  method.setFeaturesList([...supported]);
  return method;
}

function memberOf({ host, port, instanceId, isLeader, isAlive }: Member): MemberInfo {
  const { LEADER, FOLLOWER } = gossip.MemberInfo.VNodeState;
  const endpoint = new gossip.EndPoint();
  endpoint.setAddress(host);
  endpoint.setPort(port);
  const member = new gossip.MemberInfo();
  member.setInstanceId(uuidMessage(instanceId, true));
  member.setTimeStamp(`${Date.now()}0000`);
  member.setState(isLeader ? LEADER : FOLLOWER);
  member.setIsAlive(isAlive);
  member.setHttpEndPoint(endpoint);
  return member;
}
