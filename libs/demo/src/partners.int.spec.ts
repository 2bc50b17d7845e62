import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { faker } from '@faker-js/faker/locale/da';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { temporaryFolder } from '#event-store/testing';
import { Installation } from '#installation';
import { DomainModule } from '#installation/nest';
import { type LocalDate, SetClock, plusDays } from '#kernel';
import { organisation, organisationIdOf } from '#partners';
import { masterKeyFromText } from '#privacy';
import { Agenda } from './agenda.js';
import { befriendPartners } from './partners.js';
import { municipalities } from './places.js';
import { Town, timeOn } from './town.js';

const folder = temporaryFolder();
const [begins, today] = ['2026-08-28' as LocalDate, '2026-11-20' as LocalDate];

it('a town has two partners, each with an agreement for the season and a client', async () => {
  const clock = new SetClock(timeOn(plusDays(begins, -30), '08:00'));
  const master = masterKeyFromText(randomBytes(32).toString('base64'), 'the spec');
  const installation = await Installation.open({ folder: folder(), master, clock, durability: 'deferred' });
  const { handling } = installation;
  const application = await NestFactory.createApplicationContext(DomainModule.over(installation), {
    logger: ['error'],
  });
  try {
    const [place] = municipalities;
    if (!place) throw new Error('there is no municipality');
    const agenda = new Agenda();
    const around = {
      agenda,
      bus: application.get(CommandBus),
      handling,
      now: () => clock.now(),
      settle: () => Promise.resolve(),
    };
    befriendPartners(new Town(place, { begins, today, ends: plusDays(today, 84) }, faker, around));
    for (let next = agenda.next(); next; next = agenda.next()) {
      clock.set(next.at);
      agenda.takeNext();
      await next.happens();
    }
    for (const cvr of ['10000009', '10000017'])
      expect(await handling.stateOf(organisation, place.code, organisationIdOf(cvr))).toMatchObject({ cvr });
    const issued: string[] = [];
    for await (const { type } of installation.store.readAll()) if (type === 'ApiClientIssued') issued.push(type);
    expect(issued).toHaveLength(2);
  } finally {
    await application.close();
    await installation.close();
  }
});
