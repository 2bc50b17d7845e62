import { type DynamicModule, Module } from '@nestjs/common';
import type { Telephones } from './contact.js';
import { FormsController } from './forms.controller.js';
import { FormCounters, type FormLimits, usualFormLimits } from './guard/limits.js';
import { PublicForms, TELEPHONES } from './public-forms.js';

export interface FormsOptions {
  /** Of the volunteer coordinators, as people read them, by the code of their municipality. */
  readonly telephones?: Telephones;
  readonly limits?: FormLimits;
}

/** The public forms at /forms. */
@Module({})
export class FormsModule {
  static for({ telephones = {}, limits = usualFormLimits }: FormsOptions = {}): DynamicModule {
    return {
      module: FormsModule,
      controllers: [FormsController],
      providers: [
        PublicForms,
        { provide: TELEPHONES, useValue: telephones },
        { provide: FormCounters, useValue: new FormCounters(limits) },
      ],
    };
  }
}
