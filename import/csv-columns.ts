/** What a column of a table of steps is for. */
export type ColumnKey =
  | 'id'
  | 'title'
  | 'description'
  | 'image'
  | 'alt'
  | 'caption'
  | 'credit'
  | 'lat'
  | 'lng'
  | 'both'
  | 'zoom'
  | 'pitch'
  | 'bearing'
  | 'date'
  | 'hidden'
  | 'onChapterEnter'
  | 'onChapterExit';

/** Columns by their usual names, all as {@link plainName} has them: in English, and in other languages that tables are made in. */
const columns: Readonly<Record<ColumnKey, string>> = {
  id: 'id slug',
  title:
    'title headline heading name place location stop titel titre titulo título titolo ort lieu lugar luogo chapter kapitel 이름 제목 장소 지명 название назва место місце 标题 名称 地点 タイトル 名前 場所 العنوان الاسم المكان',
  description:
    'description text words body story content desc notes beschreibung texte texto testo descripción descrição descrizione narrative caption 설명 내용 본문 описание опис текст 描述 内容 说明 説明 本文 الوصف النص',
  image: 'image media picture photo bild img url media-link imagen imagem immagine foto 사진 이미지 фото зображення 图片 写真 画像 صورة',
  alt: 'alt alt-text image-alt alternativtext',
  caption: 'caption image-caption bildunterschrift légende',
  credit: 'credit image-credit photo-credit bildnachweis crédit',
  lat: 'lat latitude y breite breitengrad geografische-breite latitud latitudine ycoord y-coord 위도 широта 纬度 緯度 العرض خط-العرض',
  lng: 'lng lon long longitude x länge laenge längengrad laengengrad geografische-länge longitud longitudine xcoord x-coord 경도 долгота довгота 经度 經度 経度 الطول خط-الطول',
  both: 'coordinates coordinate coords latlng lat-lng latlong lat-long lat-lon position gps location koordinaten coordonnées coordenadas coordinate-gps 좌표 координаты координати 坐标 座標 الإحداثيات',
  zoom: 'zoom',
  pitch: 'pitch tilt',
  bearing: 'bearing heading rotation',
  date: 'date time year when datum jahr fecha data 날짜 연도 дата 日期 日付 التاريخ',
  hidden: 'hidden',
  onChapterEnter: 'onchapterenter',
  onChapterExit: 'onchapterexit',
};

/** Characters that a column's name may have, with what is in brackets behind it. */
const longest = 200;

/**
 * A column's name without case, units in brackets and what joins its words: "Latitude (°)" is `latitude`, "Geografische_Breite" `geografische-breite`.
 * Empty for a cell that is too long to be one.
 */
export const plainName = (name: string): string =>
  name.length > longest
    ? ''
    : name
        .normalize('NFC')
        .toLowerCase()
        .replace(/[([{].*?[)\]}]/g, ' ')
        .trim()
        .replace(/[\s_.,/-]+/g, '-')
        .replace(/-?(wgs-?84|dd|deg)$/, '');

/**
 * Which column is for what: the first name of the list that the header has; −1 where none is.
 * @param hasPoints whether a column has both coordinates in one cell: "location" may as well be what a place is called
 */
export function columnsOf(header: readonly string[], hasPoints: (index: number) => boolean): Readonly<Record<ColumnKey, number>> {
  const names = header.map(plainName);
  const found = (key: ColumnKey, is: (index: number) => boolean = () => true): number =>
    columns[key]
      .split(' ')
      .map((name) => names.indexOf(name))
      .find((index) => index >= 0 && is(index)) ?? -1;
  // one column of coordinates is for tables that have no two
  const both = found('lat') >= 0 && found('lng') >= 0 ? -1 : found('both', hasPoints);
  const others = Object.fromEntries(
    (Object.keys(columns) as ColumnKey[]).map((key) => [key, found(key, (index) => index !== both)]),
  ) as Record<ColumnKey, number>;
  return { ...others, both };
}
