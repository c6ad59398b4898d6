"""Names met often in the Netherlands, without those that begin a sentence as a word (Wil, Roos, Mark)."""

import re
import unicodedata

_DUTCH = """
Aad Aaf Aafje Aafke Aagje Aaltje Aart Abel Abigail Ada Adriaan Adriana Agatha Agnes Albert Aleida Alex
Alexander Alfred Alida Alie Amber-Lynn Amelie Andre Andrea André Angela Angelique Anja Anke Ankie Anna
Anne Annechien Anneke Annelieke Annelies Anneloes Annemarie Annemiek Annet Annie Anniek Anouk Ans Antje
Antoinette Anton Antonie Arend Arie Arjan Arjen Arno Arnold Aron Arthur Astrid Auke Barbara Barbera Bart
Bas Bastiaan Bea Ben Benjamin Benthe Bep Berend Bernard Bert Bertus Betsie Betty Bianca Boaz Bob Boris
Bouke Bram Brechtje Brenda Brian Brigitte Britney Britt Carla Carlijn Carolien Carolina Caroline Casper
Catharina Cato Cees Chantal Charlotte Chris Christa Christiaan Christien Christina Christine Cindy
Claire Clara Claudia Cobi Coby Connie Conny Cor Cora Corine Cornelia Cornelie Cornelis Corrie Corry Daan
Daisy Damian Dana Daniel Danielle Danique Daniëlle Danny Dave David Debbie Demi Denise Dennis Derk
Desiree Dex Dian Diana Dick Diederik Dieke Dieuwke Dina Dineke Dirk Dirkje Ditte Djoeke Donny Doortje
Dorien Dorine Douwe Duco Dylan Eddy Edith Eduard Edwin Eef Eefje Eelco Egbert Eleonora Elianne Elias
Eline Elisa Elisabeth Elise Eliza Ella Ellen Elly Elma Els Elsbeth Else Elske Emiel Emilie Emily Emma
Emmy Enzo Eric Erica Erik Erika Erna Ernst Esmee Estelle Esther Eva Evelien Eveline Evert Evert-Jan Evi
Evy Ewout Ezra Fabian Fedde Felix Femke Femmy Fenna Fenne Fenny Ferdinand Ferry Fieke Fien Finn Fleur
Floortje Floris Fokke Fons Foske Frank Franka Fransje Fred Frederik Freek Freya Friso Frits Froukje
Gabriël Gea Geert Geertje Geertruida Geke Gerald Geraldine Gerard Gerben Gerco Gerda Gerdien Gerhard
Germa Gerrie Gerrit Gerritje Gerry Gert Gertjan Gesina Gideon Gijs Gijsbert Gijsbertje Gina Gineke Gita
Gonda Gosse Grada Greet Greetje Greta Grietje Guido Guus Gwen Hanna Hannah Hanneke Hanneloes Hannie Hans
Hans-Peter Harm Harmen Harold Harrie Harry Heidi Heike Hein Heintje Heleen Helena Helma Henderika
Hendrik Hendrika Hendrikje Henk Hennie Henny Henriette Henriëtte Herma Herman Hermien Hermina Hessel
Hester Hetty Hidde Hilda Hilde Hiltje Hinke Hubert Hugo Huib Huub Hylke Ida Ies Ilona Ilse Imke Ina Ine
Ineke Inge Ingeborg Ingrid Irene Iris Irma Isa Isabel Isabella Isabelle Ivo Izaak Jaantje Jaap Jaap-Jan
Jacco Jack Jaco Jacob Jacoba Jacobus Jacomina Jacqueline Jade Jaimie Jaimy Jan Janine Janna Janneke
Jannes Jannetje Jannie Jannigje Jans Jante Jantien Jantine Jantje Jarno Jasmijn Jason Jasper Jayden
Jaydon Jaylano Jeanette Jelle Jeltje Jenny Jens Jeremy Jeroen Jesper Jesse Jessica Jette Jetty Jill Jim
Jimmy Jip Jits Jitse Jitske Joanne Jochem Jochum Joep Joey Johan Johanna Johannes John Joke Jolanda
Jolien Jolijn Jonas Jonathan Joop Joost Jop Jordi Jordy Jorien Joris Jorn Jorrit Jos Josefien Josephine
Joshua Josien José Jouke Joyce Joëlle Judith Julia Julian Juliana Juliette Julius Jurgen Jurre Jurriaan
Jurrie Justin Karel Karin Karlijn Katinka Katja Kaylee Kees Keetje Keimpe Kelly Kevin Kim Kirsten
Klaartje Klaas Klara Klaske Koen Koenraad Koos Krijn Kristel Kristin Kyan Kyra Lammert Lana Lars Laura
Laurens Leendert Leentje Lena Leni Lenie Lennart Leny Leo Leon Leonie Levi Lex Lia Liam Lian Lianne
Lidia Lieke Lien Lientje Lies Liesbet Liesbeth Lily Lina Linda Lisa Lisanne Lise Liselotte Liset Lisette
Liz Lizzy Loekie Loes Lorenzo Loretta Lotte Louis Louisa Louise Luc Luca Lucas Lucy Luna Lutske Luuk
Lydia Lynn Maaike Maarten Maartje Machteld Madelief Madelon Maja Mandy Manfred Manon Manuela Marc Marcel
Marcella Margje Margo Margot Margreet Margriet Maria Marian Marianne Marieke Marielle Mariette Marije
Marijke Marijn Marina Marinus Mario Marion Mariska Marit Marita Mariëlle Mariët Marja Marjan Marjanne
Marjo Marjolein Marleen Marlies Marloe Marloes Marretje Marry Marthe Martijn Martin Martina Martine
Mathijs Mats Matthias Matthijn Matthijs Maud Maurice Maurits Max Maxim Mees Meike Meindert Meinou
Melanie Melissa Melle Melvin Menno Merel Merle Mette Mia Michael Michel Michiel Mick Mieke Mien Miep
Mike Mila Milan Milo Milou Minke Miranda Mirjam Mirte Mirthe Mitchell Mo Moniek Monique Nadine Nanda
Nando Naomi Natasja Nathalie Nathan Nathaniel Neeltje Nel Nelleke Nelly Nettie Nick Nicky Nico Nicolaas
Nicole Nicolette Niek Niels Nienke Nina Nina-Lotte Noa Noah Noor Noortje Nora Norah Noud Noël Nynke Oene
Okke Olaf Olga Olivier Onno Oscar Otto Pascal Patricia Patrick Paul Paula Paulien Pauline Paulus Pepijn
Peter Petra Petronella Philip Philippe Pien Piet Pieter Pietje Pim Pleun Pleuni Priscilla Puck Quinn
Quinten Quirine Rachel Ralph Ramon Raymond Rebecca Reinder Reinier Reinou Remco Remy Renate Rene Rens
Renske René Renée Ria Rianka Rianne Ricardo Richard Richelle Rick Rieks Rien Ries Rik Rinske Rinus Rita
Rixt Rob Robbert Robbin Robert Robin Robine Roderick Roel Roelie Roelien Roelof Roelof-Jan Rogier Roland
Romy Ron Ronald Ronnie Ronny Roos-Marie Roosje Rosa Rosalie Rosanne Rosemarie Rosita Rowan Roxanne Ruben
Rudi Rutger Ruth Ruud Ruurd Ryan Saar Sabine Sacha Sam Samantha Sander Sandra Sanne Sara Sarah Sarina
Saskia Sebas Sebastiaan Selena Selma Sem Sharon Sheila Siebe Sieme Siemen Sien Sientje Sierd Sietse
Sietske Sigrid Sijtje Silvia Simon Simon-Jan Simone Sjaak Sjaan Sjaantje Sjef Sjoerd Sjors Sjoukje Sjuul
Sofie Sonja Sophie Stan Stefan Stefanie Stella Stephan Stephanie Steven Stijn Susan Susanne Suzanne Sven
Svenja Swaantje Sweder Sybren Sylvia Tamara Tanja Teddy Tess Tessa Teun Teunis Teuntje Thea Theda Theo
Theodora Thijmen Thijs Thirsa Thirza Thom Thomas Tijmen Tijn Tijs Tim Timo Timon Tina Tineke Tiny Titia
Tjalling Tjarda Tjeerd Tjerk Tjitske Tobias Tom Ton Tonnie Tonny Toos Trees Trientje Trijn Trijntje
Trudie Trudy Truus Tycho Tygo Tyler Ubel Ulrike Ursula Valerie Veerle Vera Victor Vince Vincent
Vincentia Vivian Vivienne Walter Wanda Warner Wendelien Wendy Wessel Wia Wiebe Wiebke Wiesje Wieteke
Wietse Wietske Wijnand Wijtske Wilco Wilfred Wilfried Wilhelm Wilhelmina Willeke Willem Willemien
Willemijn Willemina Willie Willy Wilma Wim Wim-Jan Wouter Xander Yara Yfke Yme Ymkje Yoran Yorick Youp
Ysbrand Yvette Yvon Yvonne Zita Zoë
"""
_TURKISH = """
Abdullah Abdurrahman Adem Ahmet Aleyna Ali Alper Arda Asiye Asli Aslı Atakan Ayhan Aylin Aynur Ayse
Aysel Aysun Ayşe Aziz Azra Bahadir Baris Barış Bayram Bekir Berat Betül Beyza Bulent Burak Burcu Bülent
Büsra Büşra Cansu Cem Cemal Cemile Cengiz Cihan Defne Demet Deniz Derya Dilek Dogan Doğan Ebru Ece Eda
Elif Emin Emine Emrah Emre Enes Ercan Erdal Erdem Ergün Erkan Erol Ersin Esin Esma Esra Eymen Fadim
Fadime Fatih Fatma Ferhat Feride Fikret Filiz Furkan Gamze Gizem Gulsen Gönül Gül Gülay Güler Gülhan
Gülsen Gülsüm Gülten Güner Hacer Hakan Halil Halime Hamide Hande Hasan Hatice Hatun Havva Hulya Huseyin
Hülya Hüseyin Ibrahim Ilhan Ilknur Ipek Irem Ismail Kaan Kadir Kemal Kenan Kerem Kubra Kübra Levent
Mahir Mahmut Mehmet Mehtap Melek Melike Melisa Mert Merve Meryem Mesut Metin Mevlüt Miray Muhammet Murat
Musa Mustafa Mustapha Mücahit Nazan Nazlı Necati Necla Nermin Neslihan Nesrin Nevin Nihat Nilgün Nuray
Nurcan Nuri Oguz Okan Omer Onur Orhan Osman Ozan Ozlem Oğuz Pinar Pınar Rabia Ramazan Recep Ridvan
Rukiye Sabri Sadik Salih Saliha Satilmis Seda Sedat Selim Selin Sema Semra Serap Serdar Serife Serkan
Sevda Sevgi Sevim Sevinc Sibel Sinan Songul Songül Sukru Suleyman Süleyman Taner Tayfun Tuba Tugba
Turgut Tuğba Tülay Tülin Ufuk Ugur Umut Uğur Vedat Volkan Yasemin Yasin Yavuz Yigit Yildiz Yiğit Yunus
Yusuf Yıldız Zehra Zeki Zeliha Zeynep Ömer Ömür Özlem Ümit İbrahim İlknur İrem İsmail Şerife Şükrü
"""
_MOROCCAN = """
Abdel Abdelaziz Abdelhak Abdelhamid Abdelilah Abdelkader Abdelkarim Abdellah Abderrahman Abdeslam
Abdessamad Abdou Abdul Aboubakr Achmed Achraf Adil Adnan Ahlam Ahmed Aicha Ali Amal Amin Amina Amine
Amira Anas Anass Anouar Asma Asmae Assia Aya Ayman Ayoub Aziz Aziza Azzedine Aïcha Bachir Badia Badr
Bilal Bouchra Brahim Chadia Chaima Charaf Dina Dounia Driss Fadila Fadma Fadoua Fadwa Fahd Faisal Farid
Farida Farouk Fatiha Fatima Fatna Fayza Fouad Fouzia Ghita Ghizlane Habiba Hadda Hafid Hafida Hajar
Hakim Halima Hamid Hamza Hanae Hanan Hanane Hasna Hassan Hassna Hayat Hicham Houda Houssain Hussein
Ibtissam Ihsane Ikram Ilham Ilias Ilyas Ilyes Imad Iman Imane Inas Intissar Ismael Issam Jamal Jamila
Jaouad Jawad Kamal Kaoutar Karim Karima Kawtar Kenza Khadija Khadra Khalid Lahcen Laila Lamia Latifa
Layla Leyla Loubna Lubna Maha Malika Mariam Marouane Marwa Maryam Mbarka Mehdi Meriem Miloud Mimoun
Mimount Moad Moestafa Mohamed Mohammad Mohammed Mohand Mouad Mounir Mourad Moussa Mustapha Nabil Nabila
Nadia Nadir Naima Najat Najib Naoual Nassim Nawal Nezha Nordin Noura Noureddin Noureddine Omar Ossama
Othman Otman Ouafa Ouail Oussama Rabia Rachid Rachida Rachidi Radouane Rahma Rania Rashid Rashida Reda
Redouan Rida Rkia Saad Sabah Safa Safae Said Saida Salah Salima Salma Saloua Samir Samira Sanae Sara
Saïd Saïda Selma Siham Sihame Sofia Sofian Sofiane Souad Soufian Soufiane Soukaina Soumaya Soumia Tarik
Tariq Touria Wafae Walid Wassim Widad Yahya Yasmin Yasmina Yasmine Yassin Yassine Yassir Yassmina Younes
Yousef Yousra Youssef Zahra Zakaria Zaynab Zineb Zohra Zoubida Zouhair
"""
_SURINAMESE = """
Aisha Alvin Amresh Anand Angelo Anil Anisha Anjali Anoesjka Arti Asha Ashna Ashwin Bhagwan Chander
Chandra Clifton Clyde Deepak Delano Devika Dewi Dewika Dharma Dinesh Edmund Elvira Errol Faizel Faranaz
Gerald Giovanni Gladys Glenn Guillermo Hendrik-Jan Henna Hesdy Hugo Humphrey Imro Indra Iwan Jairaj
Jayanti Jenrick Jermaine Jerrel Jerry Jhanvi Jurmen Kavita Kenneth Kishan Krishna Lakshmi Lilian Lloyd
Lucien Lucretia Ludwig Lygia Mahesh Mahinder Manoj Marcia Marciano Marlon Marvin Maureen Mavis Meena
Milton Muriel Nadira Narain Naresh Nirmala Nishant Orlando Oscar Patrice Percy Pravin Prem Priya Quincy
Radha Radjen Radjesh Radjkoemar Raghunath Rajesh Rakesh Ranomi Ravi Ravindra Reshma Rishi Rodney Rohan
Romeo Rosita Roy Ruben Rudolf Rudy Ruth Sagar Sandhia Sanjay Santosh Satish Savitri Shanice Shaniqua
Shanti Sharda Sharmila Sharon Sherida Shirley Shurandy Sita Soerdj Soeresh Soerinder Sonny Soraya
Stanley Steve Sunil Suresh Urmila Usha Varsha Vidya Vijay Viraj Vishal Wensley Winston Wonny Xaviera
Yolanda Yvonne Zwena
"""
_ELSEWHERE = """
Abdi Abdirahman Abdullahi Abeba Abebe Abel Adama Adriana Agnieszka Ahmad Alejandra Alejandro Aleksandar
Aleksander Aleksandra Alexandra Alina Amadou Amanuel Aminata Amir Anastasia Andrei Andriy Andrzej Ania
Anita Anna-Maria Antonio Araya Arturo Asmaa Awa Ayaan Aïssatou Bahar Bashir Beata Bereket Berhane Biniam
Bisrat Bogdan Bohdan Boubacar Camila Carlos Carmen Cristina Dagmara Danuta Daria Dariusz Dawit Deeqa
Diego Dmitri Dorota Dragana Edyta Ekaterina Elena Elzbieta Ewa Fadi Fadumo Farah Faruk Fatou Fatoumata
Fernanda Fernando Feven Filmon Francisco Freweini Gabriela Gabriella George Ghassan Ghulam Giorgos
Giulia Goran Grazyna Grzegorz Guadalupe Haben Habib Haile Halima Hamed Hamida Hassan Hawa Hiba Hodan
Ibrahima Ifrah Igor Ilinca Ioana Irina Iryna Isabela Ivan Ivana Iwona Jadwiga Jakub Jamal James Janusz
Javier Jelena Jesús Joanna Jolanta Jorge Juan Juana Kamila Katarzyna Kateryna Khaled Khalil Kidane
Kidist Kofi Krzysztof Kwame Leila Lidiya Lina Lucia Luigi Lyudmyla Maciej Magdalena Mahamed Mahmoud
Malgorzata Mamadou Manuel Marek Maria-José Mariam Mariana Mario Marjana Marta Maryam Maryna Massimo
Mateusz Matteo Małgorzata Mehari Mehdi Merhawi Meron Michal Mihaela Mihai Mikael Milena Milica Mirela
Mohamad Mohamud Monika Mulugeta Muna Mykola Nahom Najib Najma Nasrin Natalia Nataliia Natalya Natasha
Nazanin Nguyen Nguyet Nigar Nikola Nina Noor Nour Nuria Oksana Oleh Oleksandr Olena Olha Omid Oumar
Pablo Parisa Patrycja Paulo Pavlo Pawel Pedro Piotr Radek Rafael Rafał Rahel Rahim Rami Ramin Rana
Rashid Raul Reza Roza Ryszard Sadia Safiya Sahar Sahra Said Salem Samantha Samiya Samuel Santiago
Selam Semere Senait Sergio Serhii Shamsa Sherin Shirin Shukri Sibongile Simret Sofia Solomon Stanislaw
Stefania Sunita Svitlana Tadeusz Taras Tarek Tareq Tatiana Tekle Tesfay Tigist Tomasz Tsegay Uche
Valentina Vasyl Vesna Viktor Viktoriia Vladimir Volodymyr Wael Wanjiru Weronika Wioletta Wojciech
Xiaoming Yara Yaroslav Yasmin Yemane Yevhen Yohannes Yonas Yosef Yulia Yuliia Yuri Yusra Zahir Zahra
Zaid Zainab Zbigniew Zeinab Zofia Zsófia
"""

_SURNAMES = """
aydin bakker beek berg berkel boer bos bosch bosman bouman brink broek brouwer bruijn bruin burg dekker
demir dijk dijkstra driessen evers gerritsen graaf groot haan hassan heijden hendriks hermans heuvel hoek
hoekstra hofman horst huisman jacobs jansen janssen jong jonge jonker kaya kok koning koster kramer kuijpers
kuiper kuipers laan lange leeuwen linden maas martens meer meijer meulen meyer mohamed molenaar mulder
peeters peters pieters pietersen post postma prins ruiter sanders schipper scholten schouten singh smeets
smit smits smith timmermans veen veenstra velde ven verbeek verhoeven vermeulen visser vliet vos vries vroom
wal willems wijk wit wolters yildirim yildiz yilmaz zanten
"""

_LEAST = 6
"""Shorter names sound like too many words."""


def sound(word: str) -> str:
    """The same for spellings of one name: Youssra and Yousra, Tonny and Tonnie, Merve and Mervé."""
    letters = unicodedata.normalize("NFKD", word.lower().replace("ı", "i"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub("ie|ij|y", "i", re.sub(r"(.)\1+", r"\1", plain))


def sounds_given(word: str) -> bool:
    """Whether `word` is a frequent given name in another spelling."""
    return len(word) >= _LEAST and sound(word) in _SOUNDS


GIVEN = frozenset((_DUTCH + _TURKISH + _MOROCCAN + _SURINAMESE + _ELSEWHERE).split())
_SOUNDS = frozenset(map(sound, GIVEN))
GIVEN_SMALL = frozenset(name.lower() for name in GIVEN)
SURNAMES_SMALL = frozenset(_SURNAMES.split())
