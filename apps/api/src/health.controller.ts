import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Installation } from '#installation';
import { Issuers } from './sign-in/issuer.js';

@Controller()
export class HealthController {
  constructor(
    private readonly installation: Installation,
    private readonly issuers: Issuers,
  ) {}

  /** 200 where everything runs, 503 where read models or policies have stopped, where the log has not been followed for a while or was altered, or looks at people or sign-ins cannot be recorded. Says nothing of anybody. */
  @Get('/health')
  health(@Res({ passthrough: true }) response: Response) {
    const projections = this.installation.projections.health();
    const policies = this.installation.policies.health();
    const { isRecording } = this.installation.readLog;
    const { isRecording: isSecurityRecording } = this.installation.securityLog;
    const integrity = this.installation.integrity.health();
    const well =
      isRecording &&
      isSecurityRecording &&
      integrity.isWell &&
      projections.state === 'running' &&
      projections.projections.every(({ stopped, parked }) => stopped === undefined && parked === 0) &&
      policies.every(({ failing }) => !failing);
    response.status(well ? 200 : 503);
    return {
      well,
      projections: {
        state: projections.state,
        restarts: projections.restarts,
        readModels: projections.projections.map(({ projection, version, status, parked, stopped }) => ({
          projection,
          version,
          status,
          parked,
          stopped: stopped !== undefined,
        })),
      },
      policies,
      readLog: { recording: isRecording },
      securityLog: { recording: isSecurityRecording },
      // Not our own state: without it nobody signs in, and a restart here would change nothing.
      issuer: this.issuers.health,
      // What it died of is in the process's own log: it may name where the store is.
      integrity: {
        state: integrity.state,
        restarts: integrity.restarts,
        caughtUp: integrity.hasCaughtUp,
        behind: integrity.behind,
        interrupted: integrity.isInterrupted,
        damaged: integrity.isDamaged,
        contradictions: integrity.contradictions.length,
      },
    };
  }
}
