/** What is asked of landlords, suppliers and contractors. `{name}` is a place to fill. */
export const sv = {
  parties: { landlord: 'Hyresvärd', supplier: 'Leverantör', contractor: 'Entreprenör' },
  measures: {
    repair: 'Laga',
    replace: 'Byt ut',
    install: 'Sätt upp',
    adjust: 'Justera',
    inspect: 'Kontrollera',
    remove: 'Ta bort',
  },
  objects: {
    entranceDoor: 'entrédörr',
    door: 'dörr',
    lock: 'lås',
    accessControl: 'passersystem',
    window: 'fönster',
    fence: 'staket',
    gate: 'grind',
    outdoorLighting: 'belysning utomhus',
    indoorLighting: 'belysning inomhus',
    alarm: 'larm',
    camera: 'kamera',
    reception: 'reception',
    fireDoor: 'branddörr',
    fireAlarm: 'brandlarm',
    fireExtinguisher: 'brandsläckare',
    escapeRoute: 'utrymningsväg',
    guarding: 'bevakning',
  },
  evidences: {
    seenOnSite: 'Sett på plats',
    record: 'Protokoll eller intyg',
    photo: 'Foto',
    partyNotice: 'Besked från motparten',
    invoice: 'Faktura',
  },
};
export type RequestWords = typeof sv;
