/** Each press has one effect. The key is (card, revision it was drawn at, verb). */
export type Presses = {
  /**
   * Claims a press inside the transaction that carries out its effect.
   * `fresh`: go on. `same`: done before with the same inputs. `other`: done before with other inputs.
   * A twin that runs at the same moment waits for the first to end.
   */
  claim(key: string, inputs: string, at: Date): Promise<'fresh' | 'same' | 'other'>;
  /** Forgets presses older than any resend. */
  forget(before: Date): Promise<void>;
};
