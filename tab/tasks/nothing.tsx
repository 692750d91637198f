import { Button } from '@fluentui/react-components';
import { CheckmarkCircle48Regular, ClipboardTask24Regular, FilterDismiss24Regular } from '@fluentui/react-icons';
import { Empty } from '../look/empty.tsx';
import { TasksPicture } from '../look/tasks-picture.tsx';
import { useWords } from '../words.tsx';
import { isFiltered, type Query, unfiltered } from './query.ts';

/** Why there is nothing, and what would come here. */
export function Nothing({
  query,
  given,
  clear,
}: {
  readonly query: Query;
  readonly given: boolean;
  readonly clear: () => void;
}) {
  const words = useWords();
  const text = words.tasks.empty;
  const views = words.views.empty;
  const { view } = query;
  if (isFiltered({ ...unfiltered(query), ...query, view: 'todo' }))
    return (
      <Empty icon={<FilterDismiss24Regular aria-hidden />} title={text.filteredTitle} text={text.filteredText}>
        <Button onClick={clear}>{words.tasks.clear}</Button>
      </Empty>
    );
  if (given && view === 'todo')
    return <Empty icon={<ClipboardTask24Regular aria-hidden />} title={text.givenTitle} text={text.givenText} />;
  if (view === 'todo' || view === 'all') return <Empty icon={<Picture />} title={text.title} text={text.text} />;
  return (
    <Empty icon={<CheckmarkCircle48Regular aria-hidden />} title={views[`${view}Title`]} text={views[`${view}Text`]} />
  );
}

/** In a box of its own: what stands alone is drawn as small as an icon. */
function Picture() {
  return (
    <div>
      <TasksPicture />
    </div>
  );
}
