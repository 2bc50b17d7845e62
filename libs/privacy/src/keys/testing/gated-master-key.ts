import type { MasterKey } from '../master-key.js';

/** A master key that keeps who asks it waiting, so that a spec can let something happen meanwhile. */
export class GatedMasterKey implements MasterKey {
  readonly fingerprint: string;
  /** Resolves when somebody waits for the first time. */
  readonly asked: Promise<void>;
  private ask: () => void = () => undefined;
  private readonly opened: Promise<void>;
  /** Lets everybody through, now and from now on. */
  open: () => void = () => undefined;

  constructor(private readonly behind: MasterKey) {
    this.fingerprint = behind.fingerprint;
    this.asked = new Promise((resolve) => (this.ask = resolve));
    this.opened = new Promise((resolve) => (this.open = resolve));
  }

  async wrap(key: Uint8Array, boundTo: string): Promise<Uint8Array> {
    await this.pass();
    return this.behind.wrap(key, boundTo);
  }

  async unwrap(wrapped: Uint8Array, boundTo: string): Promise<Uint8Array> {
    await this.pass();
    return this.behind.unwrap(wrapped, boundTo);
  }

  private pass(): Promise<void> {
    this.ask();
    return this.opened;
  }
}
