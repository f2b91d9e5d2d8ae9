/** Asks while something is held: once the hand rests a moment, the newest question only, and late answers are not heard. */
export class Asker<Question, Answer> {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #under: AbortController | undefined;

  constructor(
    private readonly put: (question: Question, signal: AbortSignal) => Promise<Answer>,
    private readonly hear: (answer: Answer | undefined, error?: unknown) => void,
    private readonly pauseMs = 120,
  ) {}

  ask(question: Question): void {
    this.stop();
    this.hear(undefined);
    this.#timer = setTimeout(() => void this.#put(question), this.pauseMs);
  }

  /** Nobody wants to know any more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#under?.abort();
    this.#under = undefined;
  }

  async #put(question: Question): Promise<void> {
    const mine = new AbortController();
    this.#under = mine;
    try {
      const answer = await this.put(question, mine.signal);
      if (this.#under === mine) this.hear(answer);
    } catch (error) {
      if (this.#under === mine) this.hear(undefined, error);
    }
  }
}
