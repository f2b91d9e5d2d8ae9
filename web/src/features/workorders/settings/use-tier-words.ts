import { useChoices } from '@/features/customers/words';

/** Which of two ladders: how much we owe a customer, or what a contract promises. */
export type Ladder = 'tiers' | 'levels';

/** What a tier or a service level is called; what an installation named itself stays as it is. */
export function useTierWords(): (ladder: Ladder, code: string) => string {
  const choices = useChoices();
  return (ladder, code) => choices[ladder].find((one) => one.value === code)?.label ?? code;
}
