import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';

export function AddButton({ word, onAdd }: { word: string; onAdd: () => void }) {
  return (
    <Button look="primary" onClick={onAdd}>
      <Icon name="plus" />
      {word}
    </Button>
  );
}
