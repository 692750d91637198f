import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { ChatMultiple24Regular } from '@fluentui/react-icons';
import { useEffect } from 'react';
import type { TeamsSettings } from './host.ts';
import { teamsLink } from './link.ts';
import { NoticePage } from './look/notice-page.tsx';
import { useHash } from './route.ts';
import { useWords } from './words.tsx';

const useStyles = makeStyles({
  open: {
    alignSelf: 'flex-start',
    padding: '10px 20px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: 'none',
    ':hover': {
      backgroundColor: tokens.colorBrandBackgroundHover,
      color: tokens.colorNeutralForegroundOnBrand,
      textDecorationLine: 'none',
    },
    ':hover:active': { color: tokens.colorNeutralForegroundOnBrand },
  },
  small: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** Opened in a browser of its own: the way to the same page in Teams. */
export default function Outside({ settings }: { readonly settings: TeamsSettings }) {
  const styles = useStyles();
  const words = useWords().outsideTeams;
  const hash = useHash() || '#/tasks';
  const { teamsUrl, teamsAppId } = settings;
  useEffect(() => {
    document.title = words.title;
  }, [words]);
  return (
    <NoticePage icon={<ChatMultiple24Regular aria-hidden />} title={words.title} text={words.text}>
      <Link className={styles.open} href={teamsLink({ teamsUrl, appId: teamsAppId, origin: location.origin, hash })}>
        {words.open}
      </Link>
      <p className={styles.small}>{words.noApp}</p>
      <p className={styles.small}>{words.danger}</p>
    </NoticePage>
  );
}
