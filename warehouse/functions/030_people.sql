-- name_key(name) | A person's name for comparisons: small letters, tone marks in one place (hòa and hoà), y as i behind k, l, m, s, t and qu; diacritics stay | SELECT name_key('Trần Sỹ Hoà') = name_key('TRẦN SĨ HÒA')
CREATE OR REPLACE MACRO name_key(name) AS
    trim(list_reduce(
        ['oàòa', 'oáóa', 'oảỏa', 'oãõa', 'oạọa', 'oèòe', 'oéóe', 'oẻỏe', 'oẽõe', 'oẹọe', 'uỳùy', 'uýúy', 'uỷủy', 'uỹũy', 'uỵụy'],
        lambda so_far, pair: replace(so_far, pair[1:2] || ' ', pair[3:4] || ' '),
        list_reduce(
            ['ky|ki', 'kỳ|kì', 'ký|kí', 'kỷ|kỉ', 'kỹ|kĩ', 'kỵ|kị', 'lý|lí', 'lỳ|lì', 'mỹ|mĩ', 'mỳ|mì', 'sỹ|sĩ', 'sỷ|sỉ', 'tý|tí', 'tỷ|tỉ', 'tỵ|tị', 'qùy|quì', 'quỳ|quì', 'qúy|quí', 'quý|quí', 'qủy|quỉ', 'quỷ|quỉ'],
            lambda so_far, pair: replace(so_far, ' ' || split_part(pair, '|', 1) || ' ', ' ' || split_part(pair, '|', 2) || ' '),
            ' ' || regexp_replace(lower(nfc_normalize(name)), '[\s\x{00A0}]+', ' ', 'g') || ' ')));

-- bodies_clash(a, b) | Whether nobody holds office at both rows of bodies at once: in two places, in two units, or two of one kind (two Sở) | SELECT bodies_clash(a, b) FROM bodies AS a, bodies AS b LIMIT 1
CREATE OR REPLACE MACRO bodies_clash(a, b) AS
    a.body <> b.body
    AND ((a.place <> b.place AND a.place NOT IN ('tw', '_') AND b.place NOT IN ('tw', '_'))
         OR a.unit <> b.unit
         OR (a.apart AND b.apart AND split_part(a.stem, '-', 1) = split_part(b.stem, '-', 1)));
