import { describe, expect, test } from 'vitest';
import { deploy } from './deploy.ts';

describe('the reader of Bicep refuses what it does not understand', () => {
  test.each<[string, string, RegExp]>([
    ['what is not Bicep', 'param x string = ', /is not Bicep/],
    ['a loop', "resource a 'A/b@1' = [for x in [1]: {\n  name: 'x'\n}]", /more than this reader knows/],
    ['an unknown function', "var a = base64('x')\noutput b string = a", /not known here/],
    ['an unknown name', 'output a string = nobody', /nobody declared nobody/],
    ['a name declared twice', 'var a = 1\nvar a = 2', /declared twice/],
    ['a circle', 'var a = b\nvar b = a', /needs itself/],
    ['a property given twice', 'output a object = {\n  b: 1\n  b: 2\n}', /names b twice/],
    ['an unknown decorator', "@sealed()\nparam a string = 'x'", /more than this reader knows/],
    ['a missing parameter', 'param a string', /a is missing/],
    ['a parameter of the wrong type', 'param a int = true', /given as bool/],
    ['a value that is not allowed', "@allowed(['a'])\nparam a string = 'b'", /breaks @allowed/],
    [
      'a property that nobody knows',
      "resource a 'A/b@1' = {\n  name: 'x'\n}\noutput c string = a.properties.d",
      /nothing is known/,
    ],
    ['a child with too many names', "resource a 'A/b@1' = {\n  name: 'x/y'\n}", /not as many parts/],
    ['another scope', "targetScope = 'tenant'", /not the scope/],
    ['arithmetic', 'output a int = 1 + 1', /not known here/],
  ])('%s', (_what, text, said) => {
    expect(() => deploy('x.bicep', {}, () => text)).toThrow(said);
  });

  test('and tells where it stands', () => {
    expect(() => deploy('x.bicep', {}, () => 'var a = 1\noutput b int = nobody')).toThrow(/^x\.bicep:2:16: /);
    expect(() => deploy('x.bicep', { spare: 1 }, () => '')).toThrow('no parameter spare');
  });
});
