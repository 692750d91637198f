import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  picture: { width: '220px', height: '150px', display: 'block', maxWidth: '100%' },
  ground: { fill: tokens.colorNeutralBackground3 },
  shield: { fill: tokens.colorBrandBackground2, stroke: tokens.colorCompoundBrandStroke, strokeWidth: '2' },
  sheet: { fill: tokens.colorNeutralBackground1, stroke: tokens.colorNeutralStrokeAccessible, strokeWidth: '1.5' },
  ring: { fill: 'none', stroke: tokens.colorNeutralStrokeAccessible, strokeWidth: '2' },
  done: { fill: tokens.colorPaletteGreenForeground1 },
  tick: { fill: 'none', stroke: tokens.colorNeutralBackground1, strokeWidth: '2.2' },
  line: { stroke: tokens.colorNeutralStroke1, strokeWidth: '5' },
  first: { stroke: tokens.colorCompoundBrandStroke, strokeWidth: '5' },
  spark: { stroke: tokens.colorCompoundBrandStroke, strokeWidth: '2' },
});

/** Three lines of a list before a shield, the first one done: what the page is for, when it is empty. Says nothing by itself. */
export function TasksPicture() {
  const styles = useStyles();
  return (
    <svg className={styles.picture} viewBox="0 0 220 150" aria-hidden strokeLinecap="round" strokeLinejoin="round">
      <ellipse className={styles.ground} cx="110" cy="136" rx="98" ry="10" />
      <path className={styles.shield} d="M110 8 L160 24 V70 C160 102 138 122 110 134 C82 122 60 102 60 70 V24 Z" />
      {[30, 66, 102].map((y, index) => (
        <g key={y} transform={`translate(${[26, 38, 30][index]} ${y})`}>
          <rect className={styles.sheet} width="150" height="28" rx="8" />
          {index === 0 ? (
            <>
              <circle className={styles.done} cx="17" cy="14" r="8" />
              <path className={styles.tick} d="M13 14.5 L16 17.5 L21.5 11" />
            </>
          ) : (
            <circle className={styles.ring} cx="17" cy="14" r="7.5" />
          )}
          <path className={index === 0 ? styles.first : styles.line} d={`M36 14 H${[112, 96, 124][index]}`} />
        </g>
      ))}
      <path className={styles.spark} d="M192 20 v10 M187 25 h10 M204 48 v6 M201 51 h6 M22 84 v8 M18 88 h8" />
    </svg>
  );
}
