import { HostConfig } from 'adaptivecards';

/**
 * Teams' look for cards. Colours are Fluent's own variables, so one configuration serves light, dark and high
 * contrast, and a card drawn in one theme follows when the theme changes.
 */
const ink = (name: string, subtle = name) => ({ default: `var(--${name})`, subtle: `var(--${subtle})` });

const foregroundColors = {
  default: ink('colorNeutralForeground1', 'colorNeutralForeground2'),
  dark: ink('colorNeutralForeground1', 'colorNeutralForeground2'),
  light: ink('colorNeutralForegroundInverted'),
  accent: ink('colorBrandForegroundLink'),
  good: ink('colorStatusSuccessForeground3'),
  warning: ink('colorStatusWarningForeground3'),
  attention: ink('colorStatusDangerForeground3'),
};

const style = (background: string, border: string) => ({
  backgroundColor: `var(--${background})`,
  borderColor: `var(--${border})`,
  foregroundColors,
});

export const hostConfig = new HostConfig({
  fontFamily: 'var(--fontFamilyBase)',
  choiceSetInputValueSeparator: ',',
  supportsInteractivity: true,
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--colorNeutralStroke2)' },
  imageSizes: { small: 32, medium: 52, large: 100 },
  imageSet: { imageSize: 'medium', maxImageHeight: 100 },
  containerStyles: {
    default: style('colorNeutralBackground1', 'colorNeutralStroke2'),
    emphasis: style('colorNeutralBackground3', 'colorNeutralStroke2'),
    accent: style('colorBrandBackground2', 'colorBrandStroke2'),
    good: style('colorStatusSuccessBackground1', 'colorStatusSuccessBorder1'),
    warning: style('colorStatusWarningBackground1', 'colorStatusWarningBorder1'),
    attention: style('colorStatusDangerBackground1', 'colorStatusDangerBorder1'),
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { color: 'attention', weight: 'default', size: 'small' },
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    allowTitleToWrap: true,
  },
  adaptiveCard: { allowCustomStyle: false },
  factSet: {
    title: { weight: 'bolder', wrap: true, maxWidth: 160 },
    value: { wrap: true },
    spacing: 16,
  },
  textStyles: { heading: { size: 'large', weight: 'bolder' }, columnHeader: { weight: 'bolder' } },
  textBlock: { headingLevel: 3 },
});
