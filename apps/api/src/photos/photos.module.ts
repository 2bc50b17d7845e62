import { type DynamicModule, Module, type OnModuleInit } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { Installation } from '#installation';
import { PhotoIntake, PhotoStore } from '#photos';
import { PhotoSweep } from './photo-sweep.js';
import { PhotosController } from './photos.controller.js';
import { type UploadLimits, UploadRoom, usualUploadLimits } from './upload-room.js';

export interface PhotosOptions {
  readonly limits?: UploadLimits;
}

/** Photos of activities at /photos. */
@Module({})
export class PhotosModule implements OnModuleInit {
  constructor(private readonly store: PhotoStore) {}

  static for({ limits = usualUploadLimits }: PhotosOptions = {}): DynamicModule {
    return {
      module: PhotosModule,
      controllers: [PhotosController],
      providers: [
        { provide: PhotoStore, inject: [Installation], useFactory: ({ photos }: Installation) => photos },
        PhotoSweep,
        {
          provide: PhotoIntake,
          inject: [PhotoStore, CLOCK],
          useFactory: (store: PhotoStore, clock: Clock) => new PhotoIntake(store, clock),
        },
        { provide: UploadRoom, useValue: new UploadRoom(limits) },
      ],
    };
  }

  async onModuleInit(): Promise<void> {
    await this.store.removeUnfinished();
  }
}
