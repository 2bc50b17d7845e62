import { Module } from '@nestjs/common';
import { RequestContexts } from '../graphql/request-context.js';
import { DaySheetController } from './day-sheet.controller.js';

/** The pilot's day sheet at /day-sheet. */
@Module({ controllers: [DaySheetController], providers: [RequestContexts] })
export class DaySheetModule {}
