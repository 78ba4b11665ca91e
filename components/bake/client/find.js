// What a search finds, as `components/content/text_match.py` finds it: words are letters and numbers, and the beginning of one is enough.
globalThis.finder = (kinds) => {
  const digits = (number) => number.replace(/[^0-9]/g, "");
  const tokens = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}\p{Co}]+/gu) ?? [];
  const phrase = (text) => ` ${tokens(text).join(" ")}`;

  // A phrase for each part between spaces that holds a letter or a number, in all its forms: thousands may be parted. "80 000" may be one number or two.
  const words = (asked, joinSpaced = false) => {
    const whole = asked.replace(/&(?:#[0-9]+|#x[0-9a-f]+|[a-z]+[0-9]*);/gi, "&").replace(/(?<![0-9])[0-9]{1,3}(?:[,'’][0-9]{3})+(?![0-9])/g, digits);
    const text = joinSpaced ? whole.replace(/(?<![0-9])[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3})+(?![0-9])/g, digits) : whole;
    return [...new Set(text.split(/\s+/).filter((part) => tokens(part).length))]
      .map((part) => [phrase(part), phrase(part.replace(/(?<=[0-9])(?=(?:[0-9]{3})+(?![0-9]))/g, " "))]);
  };

  const entries = kinds.flatMap(({ many, entries }) => entries.map((entry) => ({ ...entry, many, head: phrase(`${entry.title} · ${entry.names}`), body: phrase(entry.passages.join(" ")) })));
  const index = new MiniSearch({ fields: ["head", "body"], tokenize: tokens, processTerm: (term) => term, searchOptions: { prefix: true, boost: { head: 5 } } });
  index.addAll(entries.map(({ head, body }, id) => ({ id, head, body })));

  const holds = (text, forms) => forms.some((form) => text.includes(form));
  const matching = (wanted) => index.search(wanted.flat().join(" ")).map(({ id }) => {
    const { head, body } = entries[id];
    return {
      entry: entries[id],
      missingWords: wanted.filter((forms) => !holds(head, forms) && !holds(body, forms)).length,
      inTitle: wanted.every((forms) => holds(head, forms)),
      whole: wanted.every((forms) => holds(`${head} `, forms.map((form) => `${form} `))),
    };
  });

  // What holds all the words, those with all in the title first, and of these those with whole words; when nothing does, what holds at least half, most first.
  const find = (asked) => {
    const readings = [words(asked, true), words(asked)];
    for (const wanted of readings) {
      const found = matching(wanted).filter(({ missingWords }) => !missingWords);
      if (found.length) return found.sort((one, other) => other.inTitle - one.inTitle || other.whole - one.whole);
    }
    const wanted = readings[1];
    return matching(wanted).filter(({ missingWords }) => missingWords * 2 <= wanted.length && missingWords < wanted.length)
      .map((match) => ({ ...match, inTitle: false })).sort((one, other) => one.missingWords - other.missingWords);
  };

  // The same by kind, kinds with the best results first.
  const groups = (asked) => {
    const found = find(asked);
    return kinds.map((kind) => ({ kind, matches: found.filter(({ entry }) => entry.many === kind.many) })).filter(({ matches }) => matches.length)
      .sort(({ matches: [one] }, { matches: [other] }) => one.missingWords - other.missingWords || other.inTitle - one.inTitle);
  };

  return { words, holds, phrase, groups };
};
