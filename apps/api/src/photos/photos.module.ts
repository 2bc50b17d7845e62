import { type DynamicModule, Module, type OnModuleInit } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { PhotoIntake, PhotoStore } from '#photos';
import { PhotosController } from './photos.controller.js';
import { type UploadLimits, UploadRoom, usualUploadLimits } from './upload-room.js';

export interface PhotosOptions {
  /** The data folder: photos lie in it, and belong to its backup. */
  readonly data: string;
  readonly limits?: UploadLimits;
}

/** Photos of activities at /photos. */
@Module({})
export class PhotosModule implements OnModuleInit {
  constructor(private readonly store: PhotoStore) {}

  static for({ data, limits = usualUploadLimits }: PhotosOptions): DynamicModule {
    return {
      module: PhotosModule,
      controllers: [PhotosController],
      providers: [
        { provide: PhotoStore, useValue: new PhotoStore(data) },
        {
          provide: PhotoIntake,
          inject: [PhotoStore, CLOCK],
          useFactory: (store: PhotoStore, clock: Clock) => new PhotoIntake(store, clock),
        },
        { provide: UploadRoom, useValue: new UploadRoom(limits) },
      ],
      exports: [PhotoStore],
    };
  }

  async onModuleInit(): Promise<void> {
    await this.store.removeUnfinished();
  }
}
