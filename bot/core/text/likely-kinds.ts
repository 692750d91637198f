import { type Kind, kinds } from '../cases/case.ts';

/**
 * What a typed sentence seems to tell of, to preselect in the report: a help to tap less, never a decision.
 * Stems begin a word (`hotad` finds hotade and hotades); `~` before a stem lets it end or stand inside a compound.
 */
const stems: { readonly [kind in Kind]: readonly string[] } = {
  violence: [
    'våld', '~våldtä', 'slagen', 'slagna', 'slagit (?:mig|oss|hen|honom|henne|en|ett)(?!\\p{L})', 'slagits', 'slagsmål', 'misshand', '~misshand',
    '(?:slog|slår)(?:s?(?!\\p{L}))(?! (?:sönder|in|ut|omkull|på|av|till reträtt|igen|larm))', 'örfil', 'knuff', 'sparka(?:des?|r|ts?|d)(?!\\p{L})(?! (?:in|sönder|upp|ner))', 'spark i', 'spotta', 'nypt', 'nyp(?:er|te)', 'riv(?:en|its)',
    'biten', 'bet (?:mig|oss|hen|honom|henne|en|personal|kolleg)', 'stryp', 'tog struptag', 'struptag', 'knivhug', 'knivskur', 'höggs?(?!\\p{L})', 'attacker', 'överföll', 'överfall', '~överfall', 'slet tag', 'drog (?:mig|henne|honom|hen) i',
    'skallad', 'brottade', 'höll fast', 'kasta(?:de|t|r) (?:\\S+ ){1,3}(?:på|mot|efter) (?:mig|oss|personal|honom|henne|hen|en kolleg)', 'sköt (?:mig|oss|mot)', 'ofreda',
    'violen', 'assault', 'attack', 'punch', 'kick(?:ed|ing|s)?(?!\\p{L})(?! (?:in|down|out))', 'slapp(?:ed|ing)', 'shov(?:ed|ing)', 'pushed (?:me|him|her|us|over|a)', 'spat (?:at|on|in)', 'stab', 'strangl', 'chok(?:ed|ing)', 'head-?butt', 'beat(?:en)? (?:me|him|her|us|up)', '(?:hit|hits|hitting) (?:me|him|her|us|a|by|my|the nurse|staff)', 'been hit', 'was hit', 'bitten', 'bit (?:me|him|her|us|my|a)', 'scratched (?:me|him|her|us)', 'grabbed (?:me|him|her|us)',
  ],
  threat: [
    'hot(?:a|et|en|ar|elser|else|full|ade|ad|at|ats|ades|brev|samtal)?(?!\\p{L})', 'hotfull', 'hotbild', 'hotelse', '~mordhot', '~dödshot', '~bombhot', 'bombhot', 'ska döda', 'ska mörda', 'skall döda', 'slå ihjäl', 'ta livet av', 'utpress', 'trakass', 'skrek åt', 'skrek och', 'skällde ut', 'aggressiv', 'förföljd', 'förföljer', 'stalk', 'drog kniv', 'med kniv', 'viftade med', 'rån(?:ad|at|ade|et|ad)?(?!\\p{L})', '~rånad', 'kräkte ur sig',
    'threat', 'going to kill', 'kill (?:me|you|us)', 'intimidat', 'harass', 'blackmail', 'extort', 'aggressive', 'yelled at', 'screamed at', 'shouted at', 'verbally abus', 'with a knife', 'at gunpoint', 'robbed', 'robbery',
  ],
  damage: [
    'skadegör', '~skadegör', 'vandali', 'klott', 'graffiti', 'kross(?:ade|ad|at|ats|as|ar)(?!\\p{L})', 'slog sönder', 'slagit sönder', 'slår sönder', 'sönderslag', 'slog (?:in|ut) (?:en |ett |flera |\\d )?(?:ruta|rutor|rutan|fönst|dörr)', 'slagit (?:in|ut) (?:en |ett )?(?:ruta|rutor|rutan|fönst|dörr)', 'sparka(?:de|t|r)? (?:in|sönder)', 'rev sönder', 'förstör', 'repad', 'repat bil', 'trasig', 'punkter', 'skurit sönder', 'skar sönder', 'sabot', 'inslag(?:en|na)',
    'damag', 'smash', 'vandal', 'broken (?:window|door|glass)', 'broke (?:a|the|my|our|some|two|three) (?:window|door|glass|screen|computer|chair|table|furniture)', 'kicked (?:in|down)', 'destroy', 'slashed (?:my|the|our|a) ', 'spray-?paint', 'scratched (?:my|the|a) car', 'sabotage',
  ],
  fire: [
    'brand(?:en|er|rök)?(?!\\p{L})(?! new)', 'anlagd brand', 'mordbrand', '~bilbrand', 'brinn', 'brann(?!\\p{L})', 'eldsv', 'eld(?:en|ar|ade|at)?(?!\\p{L})', 'tände eld', 'tänt eld', 'tände på', 'tänt på', 'satte eld', 'rök(?:utveckling|lukt|fylld)', 'luktar (?:bränt|rök)', 'eldstad', 'pyrt', 'pyr(?!\\p{L})', 'förkolna',
    'fire(?:s)?(?!\\p{L})(?! (?:drill|exercise|door|alarm test|safety|extinguisher))', 'burning', 'arson', 'smell of smoke', 'smoke (?:in|from|coming)', 'flames', 'burnt down', 'torched',
  ],
  perimeterBreach: [
    'skalskydd', '~skalskydd', 'obehörig', 'klippt (?:hål|upp|sönder) ', 'klippte (?:hål|upp|sönder) ', 'hål i (?:staket|stängs)', 'staket', 'stängslet', 'uppbruten', 'uppbrutet', 'uppbrutna', 'bröt upp', 'brutit upp', 'bänt upp', 'bände upp', 'brytmärk', 'brytskad', 'forcera', 'smet in', 'tog sig in', 'tagit sig in', 'uppställd dörr', 'dörr(?:en)? (?:stod|står) (?:öppen|olåst|uppställd)', 'olåst (?:dörr|grind|ytterdörr)', 'försök till inbrott', 'försökte bryta', 'okänd person inne', 'följde med in',
    'unauthori[sz]ed', 'trespass', 'intruder', 'tailgat', 'fence', 'forced (?:the |a |open )?(?:gate|door|entry|lock|window)', 'pried open', 'perimeter', 'got in without',
  ],
  burglary: [
    'inbrott', '~inbrott', 'bröt sig in', 'brutit sig in', 'bryta sig in', 'brytit sig in', 'haft påhälsning',
    'burglar', 'break-? ?in(?!\\p{L})', 'broke in(?:to)?(?!\\p{L})', 'broken into', 'broken in(?!\\p{L})',
  ],
  theft: [
    'stöld', '~stöld', 'stal(?!\\p{L})', 'stul', 'stjäl', 'snatt', 'tjuv(?:en|ar|arna)?(?!\\p{L})', 'bortrövad', 'rån(?:ad|at|ade|et)?(?!\\p{L})', '~rånad', 'är borta efter', 'tömt skåp', 'länsat',
    'stole', 'stolen', 'steal', 'theft', 'thief', 'thieves', 'robbed', 'robbery', 'shoplift', 'pickpocket', 'burgled',
  ],
};

const patterns = new Map<Kind, RegExp>(
  kinds.map((kind) => {
    const alternatives = stems[kind].map((stem) => (stem.startsWith('~') ? stem.slice(1) : `(?<!\\p{L})(?:${stem})`));
    return [kind, new RegExp(`(?:${alternatives.join('|')})`, 'giu')];
  }),
);

// «ingen brand», «blev inte slagen», «no threat»: the word just before, or with a small word between.
const denied = /(?<!\p{L})(?:inte|ej|ingen|inget|inga|aldrig|utan|varken|no|not|never|without|nobody|didn't|wasn't|isn't|didn’t|wasn’t|isn’t)(?: (?:en|ett|någon|något|några|blev|blivit|har|var|varit|om|a|an|any|the|been|was|were|about))? $/iu;

/** The kinds that the words point at, gravest first; none when they point at none, as in a greeting or a command. */
export function likelyKinds(text: string): Kind[] {
  const sentence = text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
  return kinds.filter((kind) => {
    const pattern = patterns.get(kind);
    if (pattern === undefined) return false;
    return [...sentence.matchAll(pattern)].some((match) => !denied.test(sentence.slice(Math.max(0, match.index - 40), match.index)));
  });
}
