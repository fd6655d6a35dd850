/**
 * Names that CLDR lacks, city id → name: each language's own cities, and those abroad that its press writes otherwise than English. By hand, as each
 * country's press writes them; cities that stand in neither have their English name.
 */
export const ownNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ar: named(`
    alexandria الإسكندرية | jeddah جدة | basrah البصرة | giza الجيزة | sanaa صنعاء | mosul الموصل | rabat الرباط | aleppo حلب | sharjah الشارقة | mecca مكة المكرمة
    medina المدينة المنورة | omdurman أم درمان | fes فاس | erbil أربيل | sale سلا | marrakesh مراكش | zarqa الزرقاء | homs حمص | dammam الدمام | agadir أكادير
    tangier طنجة | benghazi بنغازي | oran وهران | al-hudaydah الحديدة | taizz تعز | abu-dhabi أبوظبي | kirkuk كركوك | nyala نيالا | meknes مكناس | port-said بورسعيد
    taif الطائف | port-sudan بورتسودان | suez السويس | najaf النجف | hamah حماة | tabuk تبوك | constantine قسنطينة | karbala كربلاء | luxor الأقصر | asyut أسيوط
    al-mansurah المنصورة | nasiriyah الناصرية | buraydah بريدة | misratah مصراتة | kenitra القنيطرة | doha الدوحة | latakia اللاذقية | tetouan تطوان | irbid إربد
    al-fayyum الفيوم | setif سطيف | zagazig الزقازيق | ismailia الإسماعيلية | sfax صفاقس | ramadi الرمادي | manama المنامة | kuwait-city الكويت
    beijing بكين | mumbai مومباي | delhi دلهي | lahore لاهور | ankara أنقرة | saint-petersburg سان بطرسبرغ | rio-de-janeiro ريو دي جانيرو | guangzhou قوانغتشو
    busan بوسان | kharkiv خاركيف | odessa أوديسا | lviv لفيف | munich ميونخ | hamburg هامبورغ | barcelona برشلونة | milan ميلانو | kursk كورسك | kazan قازان
  `),
  de: named(`
    munich München | beijing Peking | shanghai Schanghai | saint-petersburg Sankt Petersburg | milan Mailand | naples Neapel | turin Turin | genoa Genua
    florence Florenz | krakow Krakau | wroclaw Breslau | gdansk Danzig | poznan Posen | kharkiv Charkiw | lviv Lwiw | mykolayiv Mykolajiw
    zaporizhia Saporischschja | odessa Odessa | the-hague Den Haag | zaragoza Saragossa | delhi Delhi
    kazan Kasan | nizhniy-novgorod Nischni Nowgorod | rostov-na-donu Rostow am Don | voronezh Woronesch | chelyabinsk Tscheljabinsk | ufa Ufa | krasnodar Krasnodar
    khabarovsk Chabarowsk | alexandria Alexandria | aleppo Aleppo | mecca Mekka | medina Medina | jeddah Dschidda | new-york-city New York
  `),
  ko: named(`
    busan 부산 | incheon 인천 | daegu 대구 | daejeon 대전 | gwangju 광주 | suwon 수원 | goyang-si 고양 | seongnam-si 성남 | ulsan 울산 | bucheon-si 부천 | jeonju 전주
    ansan-si 안산 | cheongju-si 청주 | anyang-si 안양 | hamhung 함흥 | changwon 창원 | pohang 포항 | uijeongbu-si 의정부 | hwaseong-si 화성 | nampo 남포 | sunchon 순천
    masan 마산 | jeju-city 제주 | cheonan 천안 | kwangmyong 광명 | kimhae 김해 | hungnam 흥남 | kaesong 개성 | wonsan 원산 | chongjin 청진 | sariwon 사리원 | chinju 진주
    yeosu 여수 | gumi 구미 | sinuiju 신의주 | iksan 익산 | mokpo 목포
    beijing 베이징 | tianjin 톈진 | guangzhou 광저우 | shenzhen 선전 | wuhan 우한 | chongqing 충칭 | chengdu 청두 | nanjing 난징 | xian 시안 | shenyang 선양
    hangzhou 항저우 | harbin 하얼빈 | dalian 다롄 | qingdao 칭다오 | changchun 창춘 | mumbai 뭄바이 | delhi 델리 | lahore 라호르 | chennai 첸나이 | bengaluru 벵갈루루
    rio-de-janeiro 리우데자네이루 | saint-petersburg 상트페테르부르크 | osaka 오사카 | yokohama 요코하마 | nagoya 나고야 | fukuoka 후쿠오카 | sapporo 삿포로 | ankara 앙카라
    munich 뮌헨 | hamburg 함부르크 | barcelona 바르셀로나 | milan 밀라노 | kharkiv 하르키우 | odessa 오데사 | lviv 르비우 | kursk 쿠르스크 | kazan 카잔 | khabarovsk 하바롭스크
  `),
  uk: named(`
    kharkiv Харків | dnipro Дніпро | donetsk Донецьк | odessa Одеса | zaporizhia Запоріжжя | lviv Львів | kryvyi-rih Кривий Ріг | mykolayiv Миколаїв | mariupol Маріуполь
    luhansk Луганськ | sevastopol Севастополь | khmelnytskyi Хмельницький | makiyivka Макіївка | vinnytsia Вінниця | kherson Херсон | poltava Полтава
    chernihiv Чернігів | cherkasy Черкаси | sumy Суми | zhytomyr Житомир | horlivka Горлівка | rivne Рівне
    beijing Пекін | guangzhou Гуанчжоу | mumbai Мумбаї | delhi Делі | lahore Лахор | saint-petersburg Санкт-Петербург | rio-de-janeiro Ріо-де-Жанейро | ankara Анкара
    munich Мюнхен | hamburg Гамбург | koln Кельн | barcelona Барселона | milan Мілан | naples Неаполь | krakow Краків | wroclaw Вроцлав | gdansk Гданськ | lodz Лодзь
    poznan Познань | busan Пусан | osaka Осака | kursk Курськ | kazan Казань | voronezh Воронеж | khabarovsk Хабаровськ | alexandria Александрія
  `),
};

/** `id Name | id Name`, in lines. */
function named(table: string): Record<string, string> {
  const pairs = table.split(/[|\n]/).flatMap((pair) => {
    const [, id, name] = /^\s*(\S+)\s+(.+?)\s*$/.exec(pair) ?? [];
    return id && name ? [[id, name] as const] : [];
  });
  return Object.fromEntries(pairs);
}
