import type { handleClientStreamingCall, ServerErrorResponse } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { Expected, Proposed } from '../log/recorded.js';
import { requiresLeader, type Serving } from '../serving.js';
import { type Answer, proposedEvent, sizeOf, write } from './appending.js';
import * as errors from './errors.js';
import { streamName } from './identifiers.js';

/** Append: options first, then the events; answered once all of them are there (Streams.Append.cs). */
export const append =
  (serving: Serving): handleClientStreamingCall<AppendReq, AppendResp> =>
  (call, respond) => {
    let options: { readonly stream: string; readonly expected: Expected } | undefined;
    const events: Proposed[] = [];
    let bytes = 0;
    let isAnswered = false;
    const answer = (error: ServerErrorResponse | null, response?: AppendResp): void => {
      if (isAnswered) return;
      isAnswered = true;
      respond(error, response);
    };

    call.on('data', (request: AppendReq) => {
      if (isAnswered) return;
      try {
        if (options) {
          const message = request.getProposedMessage();
          if (!message) throw errors.unknown();
          const event = proposedEvent(message);
          bytes += sizeOf(event, serving.version);
          if (bytes > serving.maxAppendBytes) throw errors.maxAppendSizeExceeded(serving.maxAppendBytes);
          events.push(event);
        } else {
          if (!serving.rightsOf(call.metadata).mayAppend) throw errors.accessDenied();
          options = optionsOf(request);
        }
      } catch (error) {
        answer(error instanceof TypeError ? errors.unknown() : (error as ServerErrorResponse));
      }
    });

    call.on('end', () => {
      if (isAnswered) return;
      if (!options) {
        answer(errors.unknown());
        return;
      }
      const { stream, expected } = options;
      const answered = write(
        serving,
        { stream, expected, events },
        { kind: 'append', requiresLeader: requiresLeader(call.metadata), peer: call.getPeer() },
      );
      if (answered.kind !== 'none') answer(errorOf(answered, stream), responseTo(answered, expected));
    });
  };

function optionsOf(request: AppendReq): { stream: string; expected: Expected } {
  const options = request.getOptions();
  if (!options) throw errors.unknown();
  return { stream: streamName(options.getStreamIdentifier()), expected: expectedOf(options) };
}

function expectedOf(options: AppendReq.Options): Expected {
  const { ExpectedStreamRevisionCase: given } = streams.AppendReq.Options;
  switch (options.getExpectedStreamRevisionCase()) {
    case given.REVISION:
      return Number(options.getRevision());
    case given.NO_STREAM:
      return 'noStream';
    case given.ANY:
      return 'any';
    case given.STREAM_EXISTS:
      return 'streamExists';
    case given.EXPECTED_STREAM_REVISION_NOT_SET:
      throw errors.invalidArgument("'None' is not a valid expected stream revision");
  }
}

/** Everything but a wrong version is a gRPC status. */
function errorOf(answered: Answer, stream: string): ServerErrorResponse | null {
  switch (answered.kind) {
    case 'refused':
      return answered.error;
    case 'timeout':
      return errors.timedOut();
    case 'accessDenied':
      return errors.accessDenied();
    case 'notReady':
      return errors.notReady();
    case 'outcome':
      return answered.outcome.kind === 'deleted' ? errors.streamDeleted(stream) : null;
    case 'none':
      return null;
  }
}

function responseTo(answered: Answer, expected: Expected): AppendResp {
  const response = new streams.AppendResp();
  if (answered.kind !== 'outcome') return response;
  const { outcome } = answered;
  if (outcome.kind === 'written') response.setSuccess(success(outcome));
  if (outcome.kind === 'wrongExpectedVersion')
    response.setWrongExpectedVersion(wrongVersion(expected, outcome.current));
  return response;
}

function success({ revision, position }: { revision: number; position: number | undefined }): AppendResp.Success {
  const done = new streams.AppendResp.Success();
  if (revision < 0) done.setNoStream(new shared.Empty());
  else done.setCurrentRevision(`${revision}`);
  if (position === undefined) {
    done.setNoPosition(new shared.Empty());
    return done;
  }
  const place = new streams.AppendResp.Position();
  place.setCommitPosition(`${position}`);
  place.setPreparePosition(`${position}`);
  done.setPosition(place);
  return done;
}

function wrongVersion(expected: Expected, current: number): AppendResp.WrongExpectedVersion {
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (expected === 'any') wrong.setExpectedAny(new shared.Empty());
  else if (expected === 'streamExists') wrong.setExpectedStreamExists(new shared.Empty());
  else if (expected === 'noStream') wrong.setExpectedNoStream(new shared.Empty());
  else wrong.setExpectedRevision(`${expected}`);
  if (current < 0) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(`${current}`);
  return wrong;
}
