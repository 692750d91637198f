import { Select, ToggleButton } from '@fluentui/react-components';
import { LightbulbRegular, PanelRightRegular } from '@fluentui/react-icons';
import { Ways } from './guide.tsx';
import type { Locale, Overview, Theme, Width } from './model.ts';
import type { Place } from './place.ts';
import { Popup } from './popup.tsx';
import type { Words } from './words.ts';

export type Settings = { theme: Theme; locale: Locale; width: Width; tabShown: boolean };

type TopBarProps = {
  settings: Settings;
  onSettings(change: Partial<Settings>): void;
  overview: Overview;
  onGo(place: Place): void;
  words: Words;
};

/** The stage's own controls, above the Teams-like part: what to try, theme, language, width. */
export function TopBar({ settings, onSettings, overview, onGo, words }: TopBarProps) {
  return (
    <header className="top-bar">
      <h1>
        <span className="bot-mark" aria-hidden>
          T
        </span>
        Trygg <span className="top-subtitle">{words.subtitle}</span>
      </h1>
      <div className="top-controls">
        <Popup label={words.guide} icon={<LightbulbRegular />} named className="guide-button">
          {(close) => (
            <Ways
              overview={overview}
              words={words}
              onGo={(place) => {
                close();
                onGo(place);
              }}
            />
          )}
        </Popup>
        <Choice
          label={words.theme}
          hook="theme"
          value={settings.theme}
          options={words.themes}
          onChoose={(theme) => onSettings({ theme })}
        />
        <Choice
          label={words.language}
          hook="locale"
          value={settings.locale}
          options={languages}
          onChoose={(locale) => onSettings({ locale })}
        />
        <Choice
          label={words.width}
          hook="width"
          value={settings.width}
          options={words.widths}
          onChoose={(width) => onSettings({ width })}
        />
        <ToggleButton
          appearance="subtle"
          className="tab-toggle"
          icon={<PanelRightRegular />}
          checked={settings.tabShown}
          aria-label={settings.tabShown ? words.hideTab : words.showTab}
          data-testid="tab-toggle"
          onClick={() => onSettings({ tabShown: !settings.tabShown })}
        />
      </div>
    </header>
  );
}

const languages = { sv: 'Svenska', en: 'English' };

type ChoiceProps<T extends string> = {
  label: string;
  hook: string;
  value: T;
  options: Record<T, string>;
  onChoose(value: T): void;
};

function Choice<T extends string>({ label, hook, value, options, onChoose }: ChoiceProps<T>) {
  const isOption = (text: string): text is T => text in options;
  return (
    <span className={`choice-${hook}`}>
      <Select
        size="small"
        data-testid={hook}
        aria-label={label}
        value={value}
        onChange={(_event, data) => isOption(data.value) && onChoose(data.value)}
      >
        {Object.entries<string>(options).map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </Select>
    </span>
  );
}
