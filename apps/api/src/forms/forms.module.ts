import { type DynamicModule, Module } from '@nestjs/common';
import type { Municipality } from '#kernel';
import type { Telephones } from './contact.js';
import { FormsController } from './forms.controller.js';
import { FormCounters, type FormLimits, usualFormLimits } from './guard/limits.js';
import { PublicForms, SET_UP_FOR, TELEPHONES } from './public-forms.js';

export interface FormsOptions {
  /** Of the volunteer coordinators, as people read them, by the code of their municipality. */
  readonly telephones?: Telephones;
  readonly limits?: FormLimits;
}

/** The public forms at /forms. */
@Module({})
export class FormsModule {
  /** @param sites the municipalities whose overview leads to their forms */
  static for(
    { telephones = {}, limits = usualFormLimits }: FormsOptions = {},
    sites: readonly Municipality[] = [],
  ): DynamicModule {
    return {
      module: FormsModule,
      controllers: [FormsController],
      providers: [
        PublicForms,
        { provide: TELEPHONES, useValue: telephones },
        { provide: SET_UP_FOR, useValue: new Set<string>([...sites, ...Object.keys(telephones)]) },
        { provide: FormCounters, useValue: new FormCounters(limits) },
      ],
    };
  }
}
